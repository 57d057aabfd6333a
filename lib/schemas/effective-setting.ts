/** A setting that several places can decide: its value, who decided, and why, in one sentence. */
export interface EffectiveSetting {
  key: string
  label: string
  /** for people; `off` and `none` included */
  value: string
  origin: 'client' | 'domain' | 'server'
  why: string
  /** false while nothing this version serves asks for it: the value is stored, and decides nothing yet */
  isInForce: boolean
}
