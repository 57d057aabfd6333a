/** Whether a form can be saved now, and if not, why: a disabled button always says its reason. */
export type SaveState = { kind: 'ready' } | { kind: 'disabled'; reason: string } | { kind: 'saving' }
