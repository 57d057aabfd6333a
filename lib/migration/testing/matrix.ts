import type { ServiceContext } from '@/lib/auth/context'
import { announce, bulkAnnounce } from '../announce'
import {
  chainRollups,
  environmentCalendar,
  getEnvironment,
  listEnvironments,
  migrationBoard,
  migrationOverview,
} from '../environments'
import { disableClient, getGatewayClient, issueSecret, listGatewayClients, restrictClient } from '../gateway-clients'
import { acknowledge, confirmLimits, verifyIntegration } from '../integration-progress'
import {
  addIntegrationUser,
  changeIntegrationUserPassword,
  disableIntegrationUser,
  listIntegrationUsers,
  userManagement,
} from '../integration-users'
import {
  createIntegration,
  deleteIntegration,
  getIntegration,
  listIntegrations,
  updateIntegration,
} from '../integrations'
import { createOwnClient, splitSharedClient } from '../own-clients'
import { decideConnection, getConnection, listConnections, requestConnection } from '../partner-connections'
import { reissueClientId } from '../reissue'
import { getMigrationSettings, updateMigrationSettings } from '../settings'
import {
  abortCutover,
  beginCutover,
  closeProblem,
  completeMigration,
  openWindow,
  postpone,
  reportProblem,
  verifyEnvironment,
} from '../transitions'
import { tickStep, wizardOf } from '../wizard'

/** What the operations are asked about. */
export interface Estate {
  environmentId: string
  chainId: string
  name: string
  connectionId: string
  internal: string
  rates: string
  user: string
  partnerUser: string
  shared: string
  partners: string
  dates: { windowAt: Date; cutoverAt: Date }
}

const freshIntegration = (e: Estate) => ({ environmentId: e.environmentId, ownerKind: 'CUSTOMER' as const })

/** Answers of administrator, operator, auditor, domain administrator | customer ×2 | partner ×2 | strangers ×2 | nobody. */
export const MATRIX: [string, (ctx: ServiceContext, e: Estate) => Promise<unknown>, string][] = [
  ['list environments', (ctx) => listEnvironments(ctx), '+ + + 403 | + + | + + | + + | 401'],
  ['show the board', (ctx) => migrationBoard(ctx), '+ + + 403 | + + | + + | + + | 401'],
  [
    'show the calendar',
    (ctx) => environmentCalendar(ctx, { from: new Date(0), to: new Date(1) }),
    '+ + + 403 | + + | + + | + + | 401',
  ],
  ['show the overview', migrationOverview, '+ + + 403 | 403 403 | 403 403 | 403 403 | 401'],
  ['sum chains', (ctx, e) => chainRollups(ctx, [e.chainId]), '+ + + 403 | 403 403 | 403 403 | 403 403 | 401'],
  ['read an environment', (ctx, e) => getEnvironment(ctx, e.environmentId), '+ + + 403 | + + | + + | 404 404 | 401'],
  ['read the wizard', (ctx, e) => wizardOf(ctx, e.environmentId), '+ + + 403 | + + | + + | 404 404 | 401'],
  [
    'tick a step',
    (ctx, e) => tickStep(ctx, e.environmentId, 1, { done: true }),
    '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401',
  ],
  ['announce', (ctx, e) => announce(ctx, e.environmentId, e.dates), '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401'],
  [
    'announce many',
    (ctx, e) => bulkAnnounce(ctx, { environmentIds: [e.environmentId], ...e.dates }),
    '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401',
  ],
  ['open the window', (ctx, e) => openWindow(ctx, e.environmentId), '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401'],
  [
    'begin the cut-over',
    (ctx, e) => beginCutover(ctx, e.environmentId),
    '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401',
  ],
  [
    'abort the cut-over',
    (ctx, e) => abortCutover(ctx, e.environmentId),
    '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401',
  ],
  ['complete', (ctx, e) => completeMigration(ctx, e.environmentId), '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401'],
  [
    'report a problem',
    (ctx, e) => reportProblem(ctx, e.environmentId, { problem: 'none' }),
    '+ + 403 403 | + + | + + | 404 404 | 401',
  ],
  [
    'close a problem',
    (ctx, e) => closeProblem(ctx, e.environmentId),
    '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401',
  ],
  [
    'verify the environment',
    (ctx, e) => verifyEnvironment(ctx, e.environmentId),
    '+ + 403 403 | + 403 | 403 403 | 404 403 | 401',
  ],
  ['list integrations', (ctx, e) => listIntegrations(ctx, e.environmentId), '+ + + 403 | + + | + + | 404 404 | 401'],
  [
    'read an internal integration',
    (ctx, e) => getIntegration(ctx, e.internal),
    '+ + + 403 | + + | 404 404 | 404 404 | 401',
  ],
  [
    'read an integration of the partner',
    (ctx, e) => getIntegration(ctx, e.rates),
    '+ + + 403 | + + | + + | 404 404 | 401',
  ],
  [
    'enter an integration',
    (ctx, e) => createIntegration(ctx, { ...freshIntegration(e), name: `n-${ctx.actor.name}` }),
    '+ + 403 403 | + 403 | 403 403 | 404 404 | 401',
  ],
  [
    'change an internal integration',
    (ctx, e) => updateIntegration(ctx, e.internal, { streaming: false }),
    '+ + 403 403 | + 403 | 404 403 | 404 404 | 401',
  ],
  [
    'change an integration of the partner',
    (ctx, e) => updateIntegration(ctx, e.rates, { streaming: false }),
    '+ + 403 403 | 403 403 | + 403 | 404 404 | 401',
  ],
  [
    'delete an integration',
    (ctx, e) => deleteIntegration(ctx, e.internal),
    '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401',
  ],
  [
    'acknowledge an internal integration',
    (ctx, e) => acknowledge(ctx, e.internal),
    '+ + 403 403 | + + | 404 404 | 404 404 | 401',
  ],
  [
    'acknowledge one of the partner',
    (ctx, e) => acknowledge(ctx, e.rates),
    '+ + 403 403 | 403 403 | + + | 404 404 | 401',
  ],
  ['confirm limits', (ctx, e) => confirmLimits(ctx, e.rates), '+ + 403 403 | 403 403 | + + | 404 404 | 401'],
  [
    'verify an integration',
    (ctx, e) => verifyIntegration(ctx, e.internal),
    '+ + 403 403 | + + | 404 404 | 404 404 | 401',
  ],
  ['list clients', (ctx, e) => listGatewayClients(ctx, e.environmentId), '+ + + 403 | + + | + + | 404 404 | 401'],
  ['read the shared client', (ctx, e) => getGatewayClient(ctx, e.shared), '+ + + 403 | + + | 404 404 | 404 404 | 401'],
  [
    'read the client of the partner',
    (ctx, e) => getGatewayClient(ctx, e.partners),
    '+ + + 403 | 404 404 | + + | 404 404 | 401',
  ],
  [
    'reissue a client id',
    (ctx, e) => reissueClientId(ctx, { environmentId: e.environmentId }),
    '403 403 403 403 | + 403 | + 403 | 404 404 | 401',
  ],
  [
    'issue a secret of the shared client',
    (ctx, e) => issueSecret(ctx, e.shared),
    '403 403 403 403 | + 403 | 404 403 | 404 404 | 401',
  ],
  [
    'issue a secret of the partner',
    (ctx, e) => issueSecret(ctx, e.partners),
    '403 403 403 403 | 404 403 | + 403 | 404 404 | 401',
  ],
  [
    'make an own client',
    (ctx, e) => createOwnClient(ctx, { environmentId: e.environmentId, integrationId: e.internal, namePart: 'X' }),
    '403 403 403 403 | + 403 | 403 403 | 404 404 | 401',
  ],
  [
    'split the shared client',
    (ctx, e) => splitSharedClient(ctx, e.environmentId),
    '403 403 403 403 | + 403 | 403 403 | 404 404 | 401',
  ],
  [
    'limit the shared client',
    (ctx, e) => restrictClient(ctx, e.shared, { allProperties: true }),
    '403 403 403 403 | + 403 | 404 403 | 404 404 | 401',
  ],
  [
    'limit the client of the partner',
    (ctx, e) => restrictClient(ctx, e.partners, { allProperties: true }),
    '403 403 403 403 | 404 403 | 403 403 | 404 404 | 401',
  ],
  [
    'disable the shared client',
    (ctx, e) => disableClient(ctx, e.shared, { disabled: false }),
    '+ + 403 403 | + 403 | 404 403 | 404 404 | 401',
  ],
  [
    'disable the client of the partner',
    (ctx, e) => disableClient(ctx, e.partners, { disabled: false }),
    '+ + 403 403 | 404 403 | + 403 | 404 404 | 401',
  ],
  ['list users', (ctx, e) => listIntegrationUsers(ctx, e.environmentId), '+ + + 403 | + + | + + | 404 404 | 401'],
  ['ask who manages users', (ctx, e) => userManagement(ctx, e.environmentId), '+ + + 403 | + + | + + | 404 404 | 401'],
  [
    'add an internal user in the window',
    (ctx, e) => addIntegrationUser(ctx, { integrationId: e.internal, username: 'x', password: 'a-long-password' }),
    '403 403 403 403 | + 403 | 404 404 | 404 404 | 401',
  ],
  [
    'change the password of an internal user',
    (ctx, e) => changeIntegrationUserPassword(ctx, e.user, { password: 'a-long-password' }),
    '403 403 403 403 | + 403 | 404 404 | 404 404 | 401',
  ],
  [
    'disable an internal user',
    (ctx, e) => disableIntegrationUser(ctx, e.user, { disabled: false }),
    '403 403 403 403 | + 403 | 404 404 | 404 404 | 401',
  ],
  [
    'disable a user of the partner',
    (ctx, e) => disableIntegrationUser(ctx, e.partnerUser),
    '403 403 403 403 | 404 404 | 403 403 | 404 404 | 401',
  ],
  ['list connections', (ctx) => listConnections(ctx), '+ + + 403 | + + | + + | + + | 401'],
  ['read a connection', (ctx, e) => getConnection(ctx, e.connectionId), '+ + + 403 | + + | + + | 404 404 | 401'],
  [
    'ask to be connected',
    (ctx, e) => requestConnection(ctx, { environmentName: `${e.name}/PRD` }),
    '+ + 403 403 | 403 403 | + 403 | 403 + | 401',
  ],
  [
    'decide over a connection',
    (ctx, e) => decideConnection(ctx, e.connectionId, { decision: 'APPROVE' }),
    '403 403 403 403 | + 403 | 403 403 | 404 404 | 401',
  ],
  ['read the settings', getMigrationSettings, '+ + + 403 | 403 403 | 403 403 | 403 403 | 401'],
  ['change the settings', (ctx) => updateMigrationSettings(ctx, {}), '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401'],
  [
    'postpone',
    (ctx, e) => postpone(ctx, e.environmentId, { reason: 'weather' }),
    '+ + 403 403 | 403 403 | 403 403 | 403 403 | 401',
  ],
]
