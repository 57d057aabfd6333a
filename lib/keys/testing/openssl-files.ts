import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Key files as the tools of an administrator write them: each is made by OpenSSL itself. */
export class OpensslFiles {
  readonly dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-openssl-'))

  run(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.dir, stdio: ['ignore', 'ignore', 'pipe'] })
  }
  path(name: string): string {
    return path.join(this.dir, name)
  }
  bytes(name: string): Buffer {
    return readFileSync(this.path(name))
  }
  text(name: string): string {
    return this.bytes(name).toString('utf8')
  }
  write(name: string, content: string | Buffer): void {
    writeFileSync(this.path(name), content)
  }

  /** `<name>.key` (PKCS#8 PEM) and `<name>.crt`. @param algorithm what `openssl genpkey` takes */
  pair(name: string, algorithm: readonly string[] = RSA_2048, subject = `/CN=${name}`, days = 30): this {
    this.run('genpkey', ...algorithm, '-out', `${name}.key`)
    this.run('req', '-new', '-x509', '-key', `${name}.key`, '-out', `${name}.crt`, '-subj', subject, '-days', `${days}`)
    return this
  }

  /** `<name>.p12`. @param options for example `-legacy` */
  pkcs12(name: string, password: string, options: readonly string[] = [], from = name): Buffer {
    const files = ['-inkey', `${from}.key`, '-in', `${from}.crt`, '-out', `${name}.p12`]
    this.run('pkcs12', '-export', ...files, '-passout', `pass:${password}`, ...options)
    return this.bytes(`${name}.p12`)
  }

  pem(name: string): string {
    return this.text(`${name}.crt`) + this.text(`${name}.key`)
  }

  /** Certificate and PKCS#8 key as DER. */
  der(name: string): { certificate: Buffer; privateKey: Buffer } {
    this.run('x509', '-in', `${name}.crt`, '-outform', 'DER', '-out', `${name}.crt.der`)
    this.run('pkcs8', '-topk8', '-nocrypt', '-in', `${name}.key`, '-outform', 'DER', '-out', `${name}.key.der`)
    return { certificate: this.bytes(`${name}.crt.der`), privateKey: this.bytes(`${name}.key.der`) }
  }
}

export const RSA_2048 = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'] as const
export const RSA_1024 = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'] as const
export const EC_P256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'] as const
export const EC_P384 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'] as const
export const ED25519 = ['-algorithm', 'ED25519'] as const
