/** Numbers of the attributes that Engage reads or writes (RFC 8489, section 18.3). */
export const attributeTypes = {
  mappedAddress: 0x0001,
  errorCode: 0x0009,
  unknownAttributes: 0x000a,
  xorMappedAddress: 0x0020,
  software: 0x8022,
  fingerprint: 0x8028,
} as const;

/**
 * Whether whoever does not know this attribute must refuse the message (RFC 8489, section 14):
 * the lower half of the numbers. The upper half may be skipped.
 */
export function isComprehensionRequired(type: number): boolean {
  return type < 0x8000;
}
