import { SaxesParser } from 'saxes'
import { AppError } from '@/lib/base/app-error'
import type { OAuthConfigSetting } from '@/lib/schemas/oauth-config'

/** Where the map of OAuth settings lives in the configuration of the original. */
export const OAUTH_CONFIG_PATH = '/DeployedComponent/Server/NGAMServer/Profile/ssoengine/OAuthConfig'
export const OAUTH_CONFIG_NAME = 'OAuthConfig'
export const MAX_XML_BYTES = 262_144
const MAX_DEPTH = 16
const MAX_SETTINGS = 2000

interface OpenSetting {
  name: string
  type: string
  text: string
  inner: OAuthConfigSetting[]
  hasInner: boolean
}

/**
 * Reads the `<Setting>` that a PUT sends: strict XML 1.0 in UTF-8 without a document type, so that nothing is expanded
 * or fetched. What would be lost on the way to the store (unknown elements and attributes) is refused instead.
 * @throws AppError too_large, validation_failed
 * @see spec admin-api §7
 */
export function parseOAuthConfigXml(body: Buffer | string): OAuthConfigSetting[] {
  const parser = new SaxesParser()
  const open: OpenSetting[] = []
  let settings: OAuthConfigSetting[] | undefined
  let count = 0

  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') throw wrong('must be XML 1.0')
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') throw wrong('must be in UTF-8')
  })
  parser.on('doctype', () => {
    throw wrong('must not have a document type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name !== 'Setting') throw wrongElement(name, open.length)
    if (open.length >= MAX_DEPTH) throw wrong(`is nested deeper than ${MAX_DEPTH} levels`)
    if (++count > MAX_SETTINGS) throw wrong(`must have at most ${MAX_SETTINGS} settings`)
    const parent = open.at(-1)
    if (parent) parent.hasInner = true
    open.push(openSetting(attributes, parent === undefined))
  })
  const addText = (text: string) => {
    const current = open.at(-1)
    if (current) current.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const current = open.pop()
    if (!current) return
    const setting = closed(current)
    const parent = open.at(-1)
    if (!parent) settings = rootSettings(setting)
    else if (parent.inner.some(({ name }) => name === setting.name)) throw wrong(`names ${quoted(setting.name)} twice`)
    else parent.inner.push(setting)
  })

  const text = decoded(body)
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw wrong(`is not well-formed XML (line ${parser.line}, column ${parser.column})`)
  }
  if (!settings) throw wrong('holds no setting')
  return settings
}

function decoded(body: Buffer | string): string {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  if (bytes.length > MAX_XML_BYTES) throw new AppError('too_large', `The XML must have at most ${MAX_XML_BYTES} bytes`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw wrong('is not UTF-8')
  }
}

function openSetting(attributes: Record<string, string>, isRoot: boolean): OpenSetting {
  for (const attribute of Object.keys(attributes)) {
    const isKnown = attribute === 'Name' || attribute === 'Type' || (isRoot && attribute === 'Path')
    // Declarations of name spaces, and where a schema would be, carry no data of the setting.
    const isFrame = isRoot && /^xmlns(:|$)|:schemaLocation$/.test(attribute)
    if (!isKnown && !isFrame) throw wrong(`has an attribute ${quoted(attribute)}, which a setting does not have`)
  }
  const { Name: name, Type: type, Path: path } = attributes
  if (!name) throw wrong('has a setting without a Name')
  if (!type) throw wrong(`does not give the Type of ${quoted(name)}`)
  if (isRoot && path !== undefined && path !== OAUTH_CONFIG_PATH) throw wrong('has another Path than the query')
  return { name, type, text: '', inner: [], hasInner: false }
}

function closed({ name, type, text, inner, hasInner }: OpenSetting): OAuthConfigSetting {
  if (type !== 'htf:map' && !hasInner) return { name, type, value: text }
  if (!/^\s*$/.test(text)) throw wrong(`has text beside the settings in ${quoted(name)}`)
  return { name, type, value: inner }
}

function rootSettings({ name, type, value }: OAuthConfigSetting): OAuthConfigSetting[] {
  if (name !== OAUTH_CONFIG_NAME) throw wrong(`must have the Name ${OAUTH_CONFIG_NAME}`)
  if (type !== 'htf:map' || typeof value === 'string') throw wrong('must be of Type htf:map')
  return [...value]
}

function wrongElement(name: string, depth: number): AppError {
  if (name === 'Configuration' && depth === 0) {
    return wrong('must be the <Setting> itself, without the <Configuration> that an answer puts around it')
  }
  return wrong(`has an element ${quoted(name)}; only <Setting> is known`)
}

function wrong(rule: string): AppError {
  return new AppError('validation_failed', `The XML ${rule}`, { fieldErrors: { xml: [rule] } })
}

function quoted(text: string): string {
  return `"${text.slice(0, 60)}"`
}

/** The answer to a GET: the map inside `<Configuration>`. */
export function oauthConfigXml(settings: readonly OAuthConfigSetting[]): string {
  const schema =
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xsd:schemaLocation="http://higgins.eclipse.org/sts/Configuration Configuration.xsd"'
  const map = element({ name: OAUTH_CONFIG_NAME, type: 'htf:map', value: settings }, '  ', '')
  return `<Configuration ${schema} Path="${OAUTH_CONFIG_PATH}">\n${map}</Configuration>\n`
}

/** The body of a PUT: the map itself, with its path. */
export function oauthConfigPutXml(settings: readonly OAuthConfigSetting[]): string {
  return element({ name: OAUTH_CONFIG_NAME, type: 'htf:map', value: settings }, '', ` Path="${OAUTH_CONFIG_PATH}"`)
}

function element({ name, type, value }: OAuthConfigSetting, indent: string, further: string): string {
  const start = `${indent}<Setting Name="${escaped(name)}" Type="${escaped(type)}"${further}>`
  if (typeof value === 'string') return `${start}${escaped(value)}</Setting>\n`
  const inner = value.map((setting) => element(setting, `${indent}  `, '')).join('')
  return `${start}${inner === '' ? '' : `\n${inner}${indent}`}</Setting>\n`
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** For text and attributes alike. White space other than blanks would be changed by the next reader, so it is numbered. */
function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r\u0085\u2028]/g, (char) => ESCAPES[char] ?? `&#${char.codePointAt(0)};`)
}
