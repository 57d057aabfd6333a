import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { root } from './paths.mjs'

/** Reads `.env` of the project, if there is one. A variable that is already set wins, even when it is empty. */
export function loadEnvFile(file = path.join(root, '.env')) {
  if (!existsSync(file)) return
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) process.env[name] ??= value
}
