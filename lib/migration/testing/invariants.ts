import { expect } from 'vitest'
import { getEnvironment } from '../environments'
import { listGatewayClients } from '../gateway-clients'
import { listConnections } from '../partner-connections'
import { OPERATOR } from './actors'
import { asNow } from './hotel'
import { AFTER, DURING, type Model, type ModelEnvironment, ownerOf, type Place, type Real } from './model'

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** I1–I14 of the specification, asked of the real services and the real gateway after every event. */
export async function expectInvariants(model: Model, real: Real): Promise<void> {
  for (const at of [0, 1] as const) {
    await expectTokens(model, real, at)
    await expectClients(model, real, at)
    await expectPlaces(model, real, at)
  }
  expect(model.environments.filter(({ phase }) => DURING.includes(phase)).length, 'I13').toBeLessThanOrEqual(1)
  await expectHistory(real)
}

/** I1, I2, I3, I4: who gets a token by which scheme. */
async function expectTokens(model: Model, real: Real, at: Place): Promise<void> {
  const environment = model.environments[at]
  const hotel = real.hotels[at]
  for (const integration of environment.integrations.filter(({ isSeeded }) => isSeeded)) {
    const { status, body } = await real.gateway.ssd(hotel, integration, true)
    const isOver = AFTER.includes(environment.phase)
    expect(status, `${isOver ? 'I4' : 'I2'} SSD of ${integration.id}`).toBe(isOver ? 401 : 200)
    if (isOver) expect(body, 'I4').toBe('Failed to authenticate application')
    const credentials = environment.credentials[ownerOf(integration)]
    const guess = { clientId: guessed(real, at, integration.isPartner), secret: 'nobody-was-told-a-secret' }
    const asked = await real.gateway.ocim(hotel, real.enterpriseId, integration, credentials ?? guess, true)
    expect(asked.status === 200, `${environment.wasOpen ? 'I3' : 'I1'} OCIM of ${integration.id}`).toBe(
      credentials !== null,
    )
  }
}

/** As the formats of identifiers would have it. */
function guessed({ hotels, enterpriseId }: Real, at: Place, isPartner: boolean): string {
  const { name } = hotels[at]
  const place = `${name}${at === 0 ? 'PRD' : 'UAT'}`
  return isPartner ? `${name}PARTNER${place}-${enterpriseId}-Client` : `${place}${enterpriseId}Client`
}

/** I6, I7, I12: how many clients there are, of whom, and that no secret is told twice. */
async function expectClients(model: Model, real: Real, at: Place): Promise<void> {
  const environment = model.environments[at]
  const { environmentId } = real.hotels[at]
  const operator = asNow(real.world, OPERATOR)
  const { items } = await listGatewayClients(operator, environmentId, { scheme: 'OCIM', limit: 200 })
  const ofPartners = items.flatMap(({ partner }) => partner?.id ?? [])
  expect(new Set(ofPartners).size, 'I6').toBe(ofPartners.length)
  const converted = items.filter(({ kind }) => kind === 'CONVERTED')
  expect(converted.length, 'I7').toBe(environment.converted ?? 0)
  for (const { clientId } of converted) expect(clientId, 'I7').toMatch(GUID)
  const shared = items.filter(({ kind }) => kind === 'SHARED')
  expect(shared.length, 'I7 the shared client remains').toBe(environment.credentials.customer ? 1 : 0)
  const told = JSON.stringify(items)
  const kept = await Promise.all(items.map(({ pk }) => real.world.store.migration.gatewayClients.byPk(pk)))
  for (const secret of model.secrets) {
    expect(told.includes(secret), 'I12').toBe(false)
    expect(JSON.stringify(kept).includes(secret), 'I12').toBe(false)
  }
}

/** I5, I9, I10, I11: connections, addresses, ids and limits; and that counts are what the rows are. */
async function expectPlaces(model: Model, real: Real, at: Place): Promise<void> {
  const environment = model.environments[at]
  const hotel = real.hotels[at]
  const view = await getEnvironment(asNow(real.world, OPERATOR), hotel.environmentId)
  expect(view.phase).toBe(environment.phase)
  expect(view.partnerPortalUrl, 'I9').toBe('https://gate.example/portal')
  const host = `https://${hotel.name.toLowerCase()}.example`
  const kind = at === 0 ? 'prd' : 'uat'
  expect(view.customerPortalUrl, 'I9').toBe(
    AFTER.includes(environment.phase) ? `${host}/${real.enterpriseId}${kind}/ui` : `${host}/ui`,
  )
  expect(view.enterpriseCode, 'I10').toBe(model.isNamed ? real.enterpriseId : null)
  expect([hotel.name, `${hotel.name}A1`], 'I10').not.toContain(view.enterpriseCode)
  const { items } = await listConnections(asNow(real.world, OPERATOR), { environment: hotel.environmentId })
  const connected = items.filter(({ state }) => state === 'APPROVED').map(({ partner }) => partner.id)
  if (DURING.includes(environment.phase) && environment.connectedAtOpening) {
    for (const id of connected) expect(environment.connectedAtOpening.has(id), 'I5').toBe(true)
  }
  const partners = items.find(({ partner }) => partner.id === hotel.partnerId)
  const limits = partners?.allProperties ? null : partners?.properties.map(({ id }) => id)
  expect(limits, 'I11').toEqual(environment.limits)
  const { counts } = view
  expect(counts.integrations).toBe(environment.integrations.length)
  expect(counts.ssdOnly + counts.dual + counts.ocimOnly + counts.broken, 'counts').toBe(counts.integrations)
  expectStates(environment, counts)
}

function expectStates(
  environment: ModelEnvironment,
  counts: { ssdOnly: number; broken: number; verified: number },
): void {
  const isOver = AFTER.includes(environment.phase)
  if (isOver) expect(counts.ssdOnly, 'nobody is on SSD after it ended').toBe(0)
  else expect(counts.broken, 'nothing is broken while SSD works').toBe(0)
  expect(counts.verified).toBe(environment.integrations.filter(({ isVerified }) => isVerified).length)
}

/** I14: what was written stays as it was, and tells user names under SSD and client ids under OCIM. */
async function expectHistory(real: Real): Promise<void> {
  const entries = await real.world.store.audit.after(0, 10_000)
  for (const { seq, hash } of entries) {
    expect(real.seen.get(seq) ?? hash, 'I14').toBe(hash)
    real.seen.set(seq, hash)
  }
  expect(entries.length, 'I14 nothing is taken away').toBe(real.seen.size)
  for (const { scheme, actor } of real.gateway.actors) {
    if (scheme === 'SSD') expect(actor, 'I14').toMatch(/^[a-z]+-1$/)
    else expect(actor, 'I14').toMatch(/Client$/)
  }
}
