import { generate } from 'otplib';

/**
 * What an authenticator app shows for a secret.
 *
 * @param steps of 30 seconds from now; a code is used once, so whoever needs two takes the next
 */
export async function codeOf(secret: string, steps = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps });
}
