/** Whether the person who looks may change this, and if not, why not in one sentence. */
export interface Access {
  canWrite: boolean
  reason?: string
}
