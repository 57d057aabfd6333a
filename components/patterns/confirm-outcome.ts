/** What a dialog's action answers. The result of a server action fits as it is. */
export type ConfirmOutcome = { ok: true } | { ok: false; message: string }
