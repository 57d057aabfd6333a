import { isAppError } from '@/lib/base/app-error'
import { type Command, findCommand, helpText } from './command'
import { fillWithDemoData } from './demo'
import { withContext } from './with-context'

const commands: Command[] = [
  {
    words: ['demo'],
    summary: 'Fills an empty store with realistic sample data',
    run: async () => {
      const made = await withContext(fillWithDemoData)
      console.log(`Made ${made.domains} domains, ${made.resources} resource servers and ${made.clients} clients.`)
      return 0
    },
  },
]

async function main(words: string[]): Promise<number> {
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help') {
    console.log(helpText(commands))
    return 0
  }
  const found = findCommand(commands, words)
  if (!found) {
    console.error(`There is no such command.\n\n${helpText(commands)}`)
    return 2
  }
  try {
    return await found.command.run(found.args)
  } catch (error) {
    // What a person did wrong is told in a sentence; anything else is a defect and keeps its trace.
    console.error(isAppError(error) || !process.env.DEBUG ? (error as Error).message : error)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
