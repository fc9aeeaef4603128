/**
 * The identity of an unpacked build. A browser derives an extension's id from the public key in its manifest,
 * so this key gives every checkout the same id, and the server can list that id in its default EXTENSION_IDS.
 * The private half was thrown away: it would only sign a .crx file, which nobody here makes. A store gives the
 * published extension a key, and so an id, of its own.
 */
export const developmentKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnnOSpS2Z0Y8d4lEwByiPaylgLlCRvrjvWeLcYOtYE+wF8Q+NPu0jovMmp5Bn7ri3AjuwuqdENXk2aCw2hvG5i56IrB8T7gq5F643NwWji/KDXqDe+Y9D0xIJavTyxS//9v4KDszqsAx8MAtdsh5M1SM9skV2oBkiEi6yWeJWuZPXs/6TPXSBg7JK2PgO/V4On0KpwNJ8yIGr3FfsU/Vq1dVzaGkShhs5xrVS+rVzErIJLxjfX2AHjA8fNF9bzEnV9szKXOOJIT3MkzG/69DqtPN5ZmQqDqI+M13fS6iBrayhxSUL0VDyowlJk+BgxgUgOImk8pBdeUElidI0p1KQvwIDAQAB';

/** What a browser makes of `developmentKey`; the sign-in comes back to https://ID.chromiumapp.org/. */
export const developmentExtensionId = 'nhcfbepcgilonhfmbnmilfakmklaakof';
