import type { MaybePromise, RuntimeDomain } from '../ports'

/** A person's token that a client wants to exchange. */
export interface ConsentQuestion {
  domain: RuntimeDomain
  /** the client the token was issued to, not the one that exchanges it */
  clientId: string
  userId: string
  /** scopes of the token */
  scopes: readonly string[]
  now: Date
}

/** Whether the person still consents to what a token was issued for. Asked for tokens of this server only. */
export interface ConsentEvaluator {
  stands(question: ConsentQuestion): MaybePromise<boolean>
}
