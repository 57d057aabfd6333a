/** One thing a person can ask of `gatehouse`. */
export interface Command {
  /** the words that call it, and the names of what must follow them: `['admin', 'create', '<username>']` */
  words: readonly string[]
  summary: string
  /** what may stand behind the words, in any order: `--out <file>`; a value follows where one is named */
  options?: readonly string[]
  /** @returns the exit code */
  run: (args: readonly string[], options: GivenOptions) => Promise<number>
}

/** By name, without the dashes: the values given, none for a switch. */
export type GivenOptions = Readonly<Record<string, readonly string[]>>

const isParameter = (word: string) => word.startsWith('<')

/** The command that the words call, with the values of its parameters; null when there is none. */
export function findCommand(
  commands: readonly Command[],
  given: readonly string[],
): { command: Command; args: string[]; options: GivenOptions } | null {
  for (const command of commands) {
    const sorted = sortOut(command.options ?? [], given)
    if (sorted === null || command.words.length !== sorted.words.length) continue
    const { words, options } = sorted
    if (!command.words.every((word, index) => isParameter(word) || word === words[index])) continue
    return { command, args: words.filter((_, index) => isParameter(command.words[index] ?? '')), options }
  }
  return null
}

/** Options stand anywhere. Null when one is not of the command, or lacks its value. */
function sortOut(
  known: readonly string[],
  given: readonly string[],
): { words: string[]; options: GivenOptions } | null {
  const words: string[] = []
  const options: Record<string, string[]> = {}
  const rest = [...given]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--')) {
      words.push(word)
      continue
    }
    const option = known.find((each) => each.split(' ')[0] === word)
    const takesValue = option?.includes(' ') ?? false
    const value = takesValue ? rest.shift() : undefined
    if (!option || (takesValue && (value === undefined || value.startsWith('--')))) return null
    const name = word.slice(2)
    options[name] = [...(options[name] ?? []), ...(value === undefined ? [] : [value])]
  }
  return { words, options }
}

export function helpText(commands: readonly Command[]): string {
  const usages = commands.map(({ words, options = [] }) =>
    ['gatehouse', ...words, ...options.map((option) => `[${option}]`)].join(' '),
  )
  const width = Math.max(...usages.map((usage) => usage.length))
  const lines = commands.map((command, index) => `  ${(usages[index] ?? '').padEnd(width)}  ${command.summary}`)
  return ['Administration of Gatehouse from a shell. It reads the same settings as the server.', '', ...lines].join(
    '\n',
  )
}
