/** One thing a person can ask of `gatehouse`. */
export interface Command {
  /** the words that call it, and the names of what must follow them: `['admin', 'create', '<username>']` */
  words: readonly string[]
  summary: string
  /** @returns the exit code */
  run: (args: readonly string[]) => Promise<number>
}

const isParameter = (word: string) => word.startsWith('<')

/** The command that the words call, with the values of its parameters; null when there is none. */
export function findCommand(
  commands: readonly Command[],
  given: readonly string[],
): { command: Command; args: string[] } | null {
  for (const command of commands) {
    if (command.words.length !== given.length) continue
    if (!command.words.every((word, index) => isParameter(word) || word === given[index])) continue
    return { command, args: given.filter((_, index) => isParameter(command.words[index] ?? '')) }
  }
  return null
}

export function helpText(commands: readonly Command[]): string {
  const usages = commands.map((command) => `gatehouse ${command.words.join(' ')}`)
  const width = Math.max(...usages.map((usage) => usage.length))
  const lines = commands.map((command, index) => `  ${(usages[index] ?? '').padEnd(width)}  ${command.summary}`)
  return ['Administration of Gatehouse from a shell. It reads the same settings as the server.', '', ...lines].join(
    '\n',
  )
}
