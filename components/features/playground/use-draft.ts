import { useEffect, useState } from 'react'
import type { RequestDraft } from './authorization-request'
import { lastDraft } from './playground-run'
import { canHash, challengeOf, newVerifier, randomText } from './proof-key'

const EMPTY: RequestDraft = {
  scopes: [],
  state: '',
  nonce: '',
  prompt: '',
  responseMode: '',
  loginHint: '',
  maxAge: '',
  uiLocales: '',
  acrValues: '',
  claims: '',
  pkce: 'S256',
  verifier: '',
  challenge: '',
}

/**
 * The request that is being put together. Random values are made in the browser, after the first paint, because the
 * server must not know them; the challenge follows the verifier.
 */
export function useDraft(clientPk: string, scopes: readonly string[]) {
  const [draft, setDraft] = useState<RequestDraft>({ ...EMPTY, scopes: [...scopes] })
  const change = (patch: Partial<RequestDraft>) => setDraft((before) => ({ ...before, ...patch }))

  useEffect(() => {
    const last = lastDraft(clientPk)
    setDraft((before) => ({ ...before, ...last, ...freshValues(), ...(canHash() ? {} : { pkce: 'plain' }) }))
  }, [clientPk])

  const { verifier, pkce } = draft
  useEffect(() => {
    let isCurrent = true
    if (pkce === 'none' || verifier === '') setDraft((before) => ({ ...before, challenge: '' }))
    else {
      void challengeOf(verifier, pkce).then((challenge) => {
        if (isCurrent) setDraft((before) => ({ ...before, challenge }))
      })
    }
    return () => {
      isCurrent = false
    }
  }, [verifier, pkce])

  return { draft, change, renew: () => change(freshValues()) }
}

function freshValues() {
  return { state: randomText(16), nonce: randomText(16), verifier: newVerifier() }
}
