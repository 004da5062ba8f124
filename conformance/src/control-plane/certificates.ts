import 'reflect-metadata';
import { createPrivateKey, generateKeyPairSync, webcrypto } from 'crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as unknown as Crypto);

// EC keys: RSA ones cost seconds in a run that starts many servers.
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface KeyAndCertificate {
  /** PEM; SEC1 for EC keys, which every Go program here reads. */
  readonly key: string;
  readonly certificate: string;
}

function serial(): string {
  return Buffer.from(webcrypto.getRandomValues(new Uint8Array(8)))
    .toString('hex')
    .replace(/^[89a-f]/, '1');
}

function validity() {
  return { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 7 * 24 * 3600_000) };
}

async function pemKey(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key as webcrypto.CryptoKey));
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'sec1' }).toString();
}

/** The names a server answers to, as subject alternative names. */
export interface Names {
  readonly dns?: readonly string[];
  readonly ips?: readonly string[];
}

/** A certificate authority for one run. */
export class Authority {
  public static async create(name: string): Promise<Authority> {
    const keys = (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair;
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: serial(),
      name: `CN=${name}`,
      ...validity(),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign + x509.KeyUsageFlags.cRLSign + x509.KeyUsageFlags.digitalSignature, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new Authority(certificate, keys.privateKey);
  }

  /** An authority that something else made (a Secret of an add-on manager). */
  public static async fromPem(certificate: string, key: string): Promise<Authority> {
    const pkcs8 = createPrivateKey(key).export({ format: 'der', type: 'pkcs8' });
    const rsa = createPrivateKey(key).asymmetricKeyType === 'rsa';
    const algorithm = rsa ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } : ALGORITHM;
    const imported = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
    return new Authority(new x509.X509Certificate(certificate), imported as CryptoKey);
  }

  private constructor(
    private readonly own: x509.X509Certificate,
    private readonly key: CryptoKey,
  ) {}

  public get certificate(): string {
    return `${this.own.toString('pem')}\n`;
  }

  /** Signs a certificate good for serving and for authenticating as `subject` (`CN=...,O=...`). */
  public async issue(subject: string, names: Names = {}): Promise<KeyAndCertificate> {
    const keys = (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair;
    const alternatives = [
      ...(names.dns ?? []).map(value => ({ type: 'dns' as const, value })),
      ...(names.ips ?? []).map(value => ({ type: 'ip' as const, value })),
    ];
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serial(),
      subject,
      issuer: this.own.subject,
      ...validity(),
      signingAlgorithm: this.key.algorithm.name === 'ECDSA' ? ALGORITHM : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      publicKey: keys.publicKey,
      signingKey: this.key,
      extensions: [
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
        await x509.AuthorityKeyIdentifierExtension.create(this.own),
        ...(alternatives.length ? [new x509.SubjectAlternativeNameExtension(alternatives)] : []),
      ],
    });
    return { key: await pemKey(keys.privateKey), certificate: `${certificate.toString('pem')}\n` };
  }
}

/** The key pair an API server signs service-account tokens with. */
export function serviceAccountKeys(): { privateKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    privateKey: privateKey.export({ format: 'pem', type: 'sec1' }).toString(),
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
}
