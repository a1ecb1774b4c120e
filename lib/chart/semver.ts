// The expression that https://semver.org/spec/v2.0.0.html suggests (FAQ, the one without named groups).
const SEMANTIC_VERSION =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;

// Helm's parser refuses longer texts: https://github.com/Masterminds/semver, version.go
const LONGEST = 256;

/** Tells whether a text is a version of SemVer 2 in full: three numbers, no leading v. */
export function isSemanticVersion(text: string): boolean {
  const match = text.length > LONGEST ? null : SEMANTIC_VERSION.exec(text);
  return match?.slice(1, 4).every((number) => Number.isSafeInteger(Number(number))) ?? false;
}
