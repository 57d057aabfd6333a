/** So many environments are announced in one go. */
export const MAX_BULK_ENVIRONMENTS = 200
