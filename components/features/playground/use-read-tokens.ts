import { useEffect, useState } from 'react'
import type { Check } from './authorization-answer'
import type { PlaygroundRun } from './playground-run'
import { type ReadJwt, readJwt } from './read-jwt'
import { checkIdToken, type TokenSet } from './token-checks'

export interface ReadTokens {
  access: ReadJwt | null
  id: { read: ReadJwt; checks: Check[] } | null
}

/** Opens and checks the tokens here in the browser; null while that goes on. */
export function useReadTokens(tokens: TokenSet, run: PlaygroundRun): ReadTokens | null {
  const [read, setRead] = useState<ReadTokens | null>(null)
  useEffect(() => {
    let isCurrent = true
    void open(tokens, run).then((opened) => {
      if (isCurrent) setRead(opened)
    })
    return () => {
      isCurrent = false
    }
  }, [tokens, run])
  return read
}

async function open(tokens: TokenSet, run: PlaygroundRun): Promise<ReadTokens> {
  const [access, id] = await Promise.all([tryRead(tokens.accessToken, run), tryRead(tokens.idToken, run)])
  return { access, id: id && { read: id, checks: await checkIdToken(id, tokens, run, Date.now()) } }
}

/** Null for what is no JWT. */
async function tryRead(token: string | null, { target }: PlaygroundRun): Promise<ReadJwt | null> {
  try {
    return token === null ? null : await readJwt(token, target)
  } catch {
    return null
  }
}
