import { describe, expect, it } from 'vitest'
import { type Command, findCommand, helpText } from './command'

const run = async () => 0
const commands: Command[] = [
  { words: ['admin', 'create', '<username>'], summary: 'Creates an administrator', run },
  { words: ['audit', 'verify'], summary: 'Checks the chain', run },
  { words: ['export'], options: ['--domain <name>', '--with-keys'], summary: 'Writes a file', run },
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

  it('find options wherever they stand, one with several values too', () => {
    const words = ['--domain', 'Payments', 'export', '--with-keys', '--domain', 'Travel desk']
    expect(findCommand(commands, words)?.options).toEqual({ domain: ['Payments', 'Travel desk'], 'with-keys': [] })
    for (const wrong of [
      ['export', '--domain'],
      ['export', '--domain', '--with-keys'],
      ['export', '--all'],
      ['audit', 'verify', '--with-keys'],
    ])
      expect(findCommand(commands, wrong)).toBeNull()
  })

  it('explain every command in one line', () => {
    for (const command of commands) expect(helpText(commands)).toContain(`${command.words.join(' ')}`)
    expect(helpText(commands)).toContain('Checks the chain')
  })
})
