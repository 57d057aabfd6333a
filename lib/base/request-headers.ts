/**
 * Headers that our own listener sets on every request before Next sees it, and takes off whatever a caller sent under
 * the same names. They carry what only the listener knows.
 */
export const ADDRESS_HEADER = 'x-gatehouse-address'
export const CORRELATION_HEADER = 'x-gatehouse-correlation-id'
/** path and query of the page asked for: Next tells a layout neither */
export const PATH_HEADER = 'x-gatehouse-path'
