/** A setting that several places can decide: its value, who decided, and why, in one sentence. */
export interface EffectiveSetting {
  key: string
  label: string
  /** for people; `off` and `none` included */
  value: string
  origin: 'client' | 'domain' | 'server'
  why: string
}
