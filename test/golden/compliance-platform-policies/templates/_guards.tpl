{{/* Rules across values: fails once, with every rule that is broken. */}}
{{- define "compliance-platform-policies.guards" -}}
{{- $problems := list }}
{{- if and (ne .Values.admission.engine.name "none") (not .Values.admission.images) }}
{{- $problems = append $problems "admission.images is empty, so nothing would be verified: name the images in admission.images." }}
{{- end }}
{{- if and (ne .Values.admission.engine.name "none") (eq .Values.admission.trust.source "publicKey") (not .Values.admission.trust.publicKey.pem) }}
{{- $problems = append $problems "admission.trust.publicKey.pem is empty: give the public key that images are signed with, as PEM." }}
{{- end }}
{{- if and (eq .Values.admission.engine.name "kyverno") (ne .Values.admission.trust.source "publicKey") }}
{{- $problems = append $problems "admission.engine.name is kyverno, which verifies offline against a public key alone: set admission.trust.source to publicKey." }}
{{- end }}
{{- if and (ne .Values.admission.engine.name "none") (ne .Values.admission.trust.source "publicKey") (or (not .Values.admission.trust.trustRoot.name) (not .Values.admission.trust.trustRoot.issuer) (not .Values.admission.trust.trustRoot.subject)) }}
{{- $problems = append $problems "admission.trust.trustRoot is not complete: give its name, and the issuer and subject of the signer." }}
{{- end }}
{{- if and (eq .Values.admission.engine.name "kyverno") (not (.Capabilities.APIVersions.Has "policies.kyverno.io/v1")) }}
{{- $problems = append $problems "admission.engine.name is kyverno, but the cluster does not serve policies.kyverno.io/v1: install Kyverno, 1.17 or later (helm template asks no cluster: pass it --api-versions policies.kyverno.io/v1)." }}
{{- end }}
{{- if and (eq .Values.admission.engine.name "sigstore") (not (.Capabilities.APIVersions.Has "policy.sigstore.dev/v1beta1")) }}
{{- $problems = append $problems "admission.engine.name is sigstore, but the cluster does not serve policy.sigstore.dev/v1beta1: install the Sigstore policy-controller (helm template asks no cluster: pass it --api-versions policy.sigstore.dev/v1beta1)." }}
{{- end }}
{{- if $problems }}
{{- fail (printf "\n%d problem(s) in your values:\n  - %s\n" (len $problems) (join "\n  - " $problems)) }}
{{- end }}
{{- end }}
