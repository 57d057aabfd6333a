import { ANSWERS } from './answers'
import type { Answer, Check, Step } from './check'
import { address } from './checks/address'
import { application } from './checks/application'
import { applicationEnabled } from './checks/application-enabled'
import { applicationIntegration } from './checks/application-integration'
import { applicationPresent } from './checks/application-present'
import { client } from './checks/client'
import { clientEnabled } from './checks/client-enabled'
import { clientEnvironment } from './checks/client-environment'
import { clientPresent } from './checks/client-present'
import { clientScheme } from './checks/client-scheme'
import { clientSecret } from './checks/client-secret'
import { connection } from './checks/connection'
import { enterprise } from './checks/enterprise'
import { enterprisePresent } from './checks/enterprise-present'
import { grant } from './checks/grant'
import { host } from './checks/host'
import { property } from './checks/property'
import { schemeOpen } from './checks/scheme-open'
import { scope } from './checks/scope'
import { token } from './checks/token'
import { tokenApplication } from './checks/token-application'
import { tokenClient } from './checks/token-client'
import { tokenEnvironment } from './checks/token-environment'
import { tokenPresent } from './checks/token-present'
import { tokenStanding } from './checks/token-standing'
import { user } from './checks/user'
import { userAddress } from './checks/user-address'
import { userEnabled } from './checks/user-enabled'
import { userGuesses } from './checks/user-guesses'
import { userIntegration } from './checks/user-integration'
import { userPassword } from './checks/user-password'
import { userPresent } from './checks/user-present'

const step = (check: Check, answer: Answer): Step => ({ check, answer })
const { notAuthenticated } = ANSWERS
const failing = (check: Check): Step => ({ check, answer: notAuthenticated })
const failingSlowly = (check: Check): Step => ({ check, answer: notAuthenticated, isSlow: true })

/**
 * Who asks: an application, a client, and the integration for which both stand. That a scheme is over is told at once,
 * because integrations that were forgotten go on asking for weeks, and a slow hash for each would take the server.
 */
const CALLER: readonly Step[] = [
  failing(applicationPresent),
  failing(application),
  failing(applicationEnabled),
  failing(clientPresent),
  failingSlowly(client),
  failingSlowly(clientEnvironment),
  failingSlowly(applicationIntegration),
  failingSlowly(clientScheme),
  failing(schemeOpen),
  failingSlowly(clientEnabled),
  failing(clientSecret),
]

/** A request for a token under OCIM: every grant type but `password`. @see spec migration §4.1 */
export const OCIM_STEPS: readonly Step[] = [
  step(enterprisePresent, ANSWERS.enterpriseRequired),
  step(host, ANSWERS.notOnGateway),
  step(enterprise, ANSWERS.notOnGateway),
  ...CALLER,
  step(address, ANSWERS.addressRefused),
  step(grant, ANSWERS.grantOrScope),
  step(scope, ANSWERS.grantOrScope),
]

/** A request for a token under SSD: grant type `password`. One text for whatever is wrong. */
export const SSD_STEPS: readonly Step[] = [
  failing(host),
  ...CALLER,
  failing(userPresent),
  failing(userAddress),
  failing(userGuesses),
  failing(user),
  failing(userPassword),
  failing(userEnabled),
  failing(userIntegration),
]

/** The last rule of SSD again, by what is committed now. */
export const SSD_GATE: Step = failing(schemeOpen)

/** A call with a token. */
export const API_STEPS: readonly Step[] = [
  step(host, ANSWERS.badToken),
  step(tokenPresent, ANSWERS.noToken),
  step(token, ANSWERS.badToken),
  step(tokenEnvironment, ANSWERS.badToken),
  failing(applicationPresent),
  failing(application),
  failing(applicationEnabled),
  failing(tokenApplication),
  failing(tokenClient),
  failing(clientEnabled),
  failing(tokenStanding),
  step(connection, ANSWERS.noConnection),
  step(property, ANSWERS.propertyRefused),
]
