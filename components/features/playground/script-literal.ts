/** A string as a script may hold it inside a page: nothing in it ends the script, whoever wrote it. */
export function scriptLiteral(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c')
}
