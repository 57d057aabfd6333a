import { existsSync } from 'node:fs'
import { findProgram } from '../processes.mjs'

const PLACES = ['/usr/sbin/slapd', '/usr/local/sbin/slapd', '/usr/libexec/slapd']

/** The OpenLDAP server; Debian puts it where an ordinary user's PATH does not lead. Null when not installed. */
export const findSlapd = () => findProgram('slapd') ?? PLACES.find((file) => existsSync(file)) ?? null
