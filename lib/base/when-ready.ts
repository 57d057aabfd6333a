/**
 * Goes on with a value that may be at hand, without a turn of the event loop where it is. A use that throws throws from
 * here, or rejects what is returned: callers catch both.
 */
export function whenReady<T, R>(value: T | Promise<T>, use: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(use) : use(value)
}
