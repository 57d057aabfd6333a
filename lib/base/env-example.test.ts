import { readFileSync } from 'node:fs'
import { parseEnv as parseEnvFile } from 'node:util'
import { describe, expect, it } from 'vitest'
import { renderEnvExample } from '@/scripts/lib/env-example.mjs'
import { envSchema, parseEnv } from './env'

const text = readFileSync('.env.example', 'utf8')

describe('.env.example', () => {
  it('names every variable that the program reads, with its meaning and default (else: node scripts/env-example.mjs)', () => {
    expect(text).toBe(renderEnvExample(envSchema))
  })

  it('sets nothing as it stands', () => {
    expect(parseEnvFile(text)).toEqual({})
  })

  it('is a valid environment when every line is taken in, and changes no default', () => {
    const uncommented = parseEnvFile(text.replace(/^# ([A-Z][A-Z_]*=)/gm, '$1'))
    expect(Object.keys(uncommented).sort()).toEqual(Object.keys(envSchema.shape).sort())
    expect(parseEnv(uncommented)).toEqual(parseEnv({}))
  })
})
