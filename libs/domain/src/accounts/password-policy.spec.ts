import { passwordFault } from './password-policy';

describe('a password', () => {
  it.each([
    ['quiet-lantern-river', null],
    ['مصباح هادئ في النهر', null],
    ['correct horse battery', null],
    ['eleven-char', 'password.too-short'],
    ['👩‍👩‍👧abc', 'password.too-short'],
    ['x'.repeat(100) + 'abcdefghijk'.repeat(20), 'password.too-long'],
    ['my-Police-Officer-secret', 'password.own-name'],
    ['welcome-to-Himaya-2026', 'password.own-name'],
    ['river-of-Iraq-1958', 'password.own-name'],
    ['نهر في العراق القديم', 'password.own-name'],
    ['aaaaaaaaaaaaaaaa', 'password.repeated'],
    ['abab1abab1abab1', 'password.repeated'],
    ['summer7summer7summer7', 'password.repeated'],
    ['abcdefghijklmnop', 'password.repeated'],
    ['123456789012345', 'password.repeated'],
  ] as const)('%s: %s', (password, fault) => {
    expect(passwordFault(password, 'police-officer')).toBe(fault);
  });

  it('of a short user name may hold its letters', () => {
    expect(passwordFault('lantern-river-alley', 'all')).toBeNull();
  });
});
