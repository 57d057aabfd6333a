/**
 * The yardstick: a bare node:http server that reads the body, signs a text of the length of our tokens with the
 * asynchronous crypto.sign, and answers. No routing, no check, no store, no log.
 * With `plain` it signs nothing and answers a document of the length of our JWKS: what node:http itself can do.
 * Use: node bench/yardstick.mjs RS256|ES256|plain <port>
 */
import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'

const [algorithm, port] = process.argv.slice(2)
const key =
  algorithm === 'RS256'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, dsaEncoding: 'ieee-p1363' }
const input = Buffer.alloc(500, 'a')
const document = Buffer.alloc(1800, 'a')

createServer((request, response) => {
  if (algorithm === 'plain') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': document.length })
    response.end(document)
    return
  }
  request.on('data', () => {})
  request.on('end', () => {
    sign('sha256', input, key, (error, signature) => {
      const body = JSON.stringify({ token: `${input}.${signature.toString('base64url')}`, expires_in: 3600 })
      response.writeHead(error ? 500 : 200, { 'Content-Type': 'application/json', 'Content-Length': body.length })
      response.end(body)
    })
  })
}).listen(Number(port), '127.0.0.1')
