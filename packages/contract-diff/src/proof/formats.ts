/** What values of well-known formats look like: plain enough to make some up, narrow enough to be real ones. */
export const formats: Record<string, string> = {
  date: "^20[0-9]{2}-0[1-9]-1[0-9]$",
  "date-time": "^20[0-9]{2}-0[1-9]-1[0-9]T1[0-9]:[0-5][0-9]:[0-5][0-9]Z$",
  time: "^1[0-9]:[0-5][0-9]:[0-5][0-9]Z$",
  duration: "^P[1-9][0-9]{0,4}D$",
  email: "^[a-z]+@example\\.com$",
  hostname: "^[a-z]+\\.example\\.com$",
  ipv4: "^10\\.[1-9]\\.[1-9]\\.[1-9]$",
  ipv6: "^2001:db8::[1-9]$",
  uri: "^https://example\\.com/[a-z]*$",
  url: "^https://example\\.com/[a-z]*$",
  "uri-reference": "^/[a-z]*$",
  uuid: "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$",
};
