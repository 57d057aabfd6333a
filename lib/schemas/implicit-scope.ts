/** Every resource server owns this scope without declaring it. */
export const IMPLICIT_SCOPE_NAME = 'DefaultScope'
