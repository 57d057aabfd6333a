import type { GatewayKind, GatewayRuleTrace, GatewayScheme } from '@/lib/schemas/migration/gateway-rules'
import type { MaybePromise, RuntimeSecret } from '../ports'

export interface RuntimeGateway {
  id: string
  name: string
  /** host name as clients address it, lower case, without port */
  host: string
  /** whose keys sign its tokens */
  domainName: string
}

export interface RuntimeEnvironment {
  id: string
  gatewayId: string
  code: string
  chainId: string
  chainCode: string
  enterpriseId: string
  /** Enterprise ID; null until operations supplied it */
  enterpriseCode: string | null
  customerId: string
  phase: string
  /** null: everybody */
  allowedNetworks: AddressSet | null
  /** codes of the hotels of its chain; empty where none is listed */
  properties: ReadonlySet<string>
}
export interface AddressSet {
  includes(address: string): boolean
}

export interface RuntimeGatewayClient {
  pk: string
  clientId: string
  environmentId: string
  scheme: GatewayScheme
  kind: 'SHARED' | 'PARTNER' | 'CONVERTED' | 'OWN'
  partnerId: string | null
  integrationId: string | null
  secrets: readonly RuntimeSecret[]
  isDisabled: boolean
  /** codes of the hotels it may call; null: all */
  properties: ReadonlySet<string> | null
}

export interface RuntimeApplication {
  id: string
  /** last characters of its key */
  keyHint: string
  partnerId: string | null
  customerId: string | null
  isDisabled: boolean
}

export interface RuntimeIntegration {
  id: string
  name: string
  environmentId: string
  ownerKind: 'CUSTOMER' | 'PARTNER'
  partnerId: string | null
}

export interface RuntimeConnection {
  state: string
  /** codes of the hotels it is approved for; null: all */
  properties: ReadonlySet<string> | null
}

/** Read from the store on every use. */
export interface RuntimeIntegrationUser {
  id: string
  username: string
  integrationId: string
  /** whose integration that is; null: the customer's */
  partnerId: string | null
  passwordHash: string
  isDisabled: boolean
}

/**
 * What gateways know of the migration: from memory where it can, at most one second behind a change made on another
 * node, and never behind one made on this one.
 */
export interface GatewaySource {
  gatewayByHost(host: string): MaybePromise<RuntimeGateway | null>
  gatewayByName(name: string): MaybePromise<RuntimeGateway | null>
  /** The enterprise of that code, if it has an environment on the gateway. */
  enterpriseOn(gatewayId: string, code: string): MaybePromise<{ id: string } | null>
  applicationByKey(keyHash: string): MaybePromise<RuntimeApplication | null>
  clientById(clientId: string): MaybePromise<RuntimeGatewayClient | null>
  environmentById(id: string): MaybePromise<RuntimeEnvironment | null>
  /** The integrations that use an application in an environment, in the order of their ids. */
  integrationsOf(environmentId: string, applicationId: string): MaybePromise<readonly RuntimeIntegration[]>
  connectionOf(environmentId: string, partnerId: string): MaybePromise<RuntimeConnection | null>
}

/** What SSD asks of the store itself, never of memory. */
export interface SsdGate {
  userByName(environmentId: string, username: string): Promise<RuntimeIntegrationUser | null>
  /**
   * The last thing before a token of SSD leaves: one operation that excludes the completion of the environment, reads
   * its phase again and commits. Every token that left is so before the completion in the order of commits, on all
   * nodes. @returns the phase, null when the environment is gone
   */
  recordSsdIssue(environmentId: string): Promise<string | null>
  /** What is committed now, for a call with a token of SSD. */
  standing(environmentId: string, username: string): Promise<{ phase: string; isUserEnabled: boolean } | null>
}

/**
 * Slows the guessing of the password of one integration user, from however many addresses, beside the count of each
 * address. Where a user signs in from is counted apart, so that others cannot stop an integration that runs.
 */
export interface UserGuard {
  /**
   * Counts an attempt before it is made, whether the name is somebody's or not.
   * @returns null when the attempt must not be tried: the answer then takes as long and says as much as a failure
   */
  enter(attempt: UserAttempt): Promise<CountedGuess | null>
}

export interface CountedGuess {
  /** Takes back the count: it was no guess. */
  wasRight(): Promise<void>
}

export interface UserAttempt {
  environmentId: string
  address: string
  username: string
  now: Date
}

/** Who a request was about, as far as the rules came to know. */
export interface GatewaySubject {
  gatewayId: string | null
  environmentId: string | null
  integrationId: string | null
  partnerId: string | null
  customerId: string | null
  /** as the audit log of the hotel shows it: a user name under SSD, a client id under OCIM; null while unknown */
  actor: string | null
  scheme: GatewayScheme
}

/** What happened at a gateway, told once per request; must not throw and must not wait. */
export interface GatewayEvents {
  passed(event: GatewaySubject & { kind: GatewayKind; domainName: string; clientPk: string; at: Date }): void
  refused(
    event: GatewaySubject & {
      kind: GatewayKind
      domainName: string | null
      correlationId: string
      status: number
      answer: string
      /** every rule that was looked at, the one that refused last */
      trace: readonly GatewayRuleTrace[]
      at: Date
      /** what nobody foresaw */
      cause?: unknown
    },
  ): void
}
