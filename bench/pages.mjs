import { chromium } from '@playwright/test'
import { findChromium } from '../scripts/setup/system.mjs'
import { printTable } from './lib/table.mjs'

const PAGES = [
  ['sign-in', '/sign-in'],
  ['overview', '/'],
  ['domains', '/domains'],
  ['new domain', '/domains/new'],
  ['resource servers', '/resources'],
  ['clients', '/clients'],
  ['clients, searched', '/clients?q=ledger'],
  ['new client', '/clients/new'],
  ['a client', 'a[href^="/clients/"]:not([href$="/new"])'],
  ['consents', '/consents'],
  ['sessions', '/sessions'],
  ['playground', '/playground'],
  ['audit', '/audit'],
  ['settings', '/settings'],
]
const ROUNDS = 7

/** JavaScript each page loads into an empty cache, as it comes over the wire, and how long the server took for it. */
export async function measurePages(base, admin) {
  const executablePath = findChromium()
  if (!executablePath) {
    console.log('\nPages are not measured: Chromium is not installed (npm test installs it).')
    return
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const rows = []
  let cookies = []
  for (const [name, address] of PAGES) {
    // A context of its own has an empty cache.
    const context = await browser.newContext({ baseURL: base })
    await context.addCookies(cookies)
    const page = await context.newPage()
    const path = address.startsWith('/') ? address : await findLink(browser, base, cookies, address)
    const script = await scriptBytes(page, path)
    rows.push([
      name,
      (script / 1024).toFixed(0),
      script < 200 * 1024 ? 'yes' : 'no',
      ...(await serverTimes(context, path)),
    ])
    if (name === 'sign-in') {
      await page.getByLabel('User name').fill(admin.username)
      await page.getByLabel('Password', { exact: true }).fill(admin.password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
      cookies = await context.cookies()
    }
    await context.close()
  }
  await browser.close()
  printTable(
    'Pages: JavaScript over the wire (target under 200 KB), and whole answer of the server on its one core',
    ['page', 'KB of script', 'reached', 'median ms', 'worst ms'],
    rows,
  )
}

/** In a context of its own, so that the page that is measured starts with an empty cache. */
async function findLink(browser, base, cookies, selector) {
  const context = await browser.newContext({ baseURL: base })
  await context.addCookies(cookies)
  const page = await context.newPage()
  await page.goto('/clients')
  const path = await page.locator(`main ${selector}`).first().getAttribute('href')
  await context.close()
  return path
}

async function scriptBytes(page, path) {
  const sizes = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') sizes.push(request.sizes().then((size) => size.responseBodySize))
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

async function serverTimes(context, path) {
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now()
    const response = await context.request.get(path)
    if (!response.ok()) throw new Error(`${path} answered ${response.status()}`)
    times.push(performance.now() - startedAt)
  }
  times.sort((a, b) => a - b)
  return [times[ROUNDS >> 1].toFixed(0), times[ROUNDS - 1].toFixed(0)]
}
