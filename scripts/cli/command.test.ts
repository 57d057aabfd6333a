import { describe, expect, it } from 'vitest'
import { type Command, findCommand, helpText } from './command'

const run = async () => 0
const commands: Command[] = [
  { words: ['admin', 'create', '<username>'], summary: 'Creates an administrator', run },
  { words: ['audit', 'verify'], summary: 'Checks the chain', run },
]

describe('the words of the command line', () => {
  it('find a command and the value of its parameter', () => {
    const found = findCommand(commands, ['admin', 'create', 'ada'])
    expect(found?.command).toBe(commands[0])
    expect(found?.args).toEqual(['ada'])
  })

  it.each([[[]], [['admin']], [['admin', 'create']], [['audit', 'verify', 'now']], [['audit', 'mend']]])(
    'find nothing for %j',
    (words) => {
      expect(findCommand(commands, words)).toBeNull()
    },
  )

  it('explain every command in one line', () => {
    for (const command of commands) expect(helpText(commands)).toContain(`${command.words.join(' ')}`)
    expect(helpText(commands)).toContain('Checks the chain')
  })
})
