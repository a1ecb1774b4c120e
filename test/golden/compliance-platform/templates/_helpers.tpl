{{/* The name of the chart, or nameOverride. */}}
{{- define "compliance-platform.name" -}}
{{- (default .Chart.Name .Values.nameOverride) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* The release and the chart, or the release alone where its name contains the chart's, or fullnameOverride. */}}
{{- define "compliance-platform.fullnameUnlimited" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else }}
{{- if contains (include "compliance-platform.name" .) .Release.Name }}
{{- .Release.Name }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "compliance-platform.name" .) }}
{{- end }}
{{- end }}
{{- end }}

{{/* What all object names begin with: a letter. A hash replaces what would make the longest of them exceed 63 characters, and dots. */}}
{{- define "compliance-platform.fullname" -}}
{{- if regexMatch "^[0-9]" (include "compliance-platform.fullnameUnlimited" .) }}
{{- printf "r%s-%s" ((replace "." "-" (include "compliance-platform.fullnameUnlimited" .)) | trunc 22 | trimSuffix "-") (sha256sum (include "compliance-platform.fullnameUnlimited" .) | trunc 8) }}
{{- else }}
{{- if or (gt (len (include "compliance-platform.fullnameUnlimited" .)) 32) (contains "." (include "compliance-platform.fullnameUnlimited" .)) }}
{{- printf "%s-%s" ((replace "." "-" (include "compliance-platform.fullnameUnlimited" .)) | trunc 23 | trimSuffix "-") (sha256sum (include "compliance-platform.fullnameUnlimited" .) | trunc 8) }}
{{- else }}
{{- include "compliance-platform.fullnameUnlimited" . }}
{{- end }}
{{- end }}
{{- end }}

{{/* Labels of every object. */}}
{{- define "compliance-platform.labels" -}}
helm.sh/chart: {{ (replace "+" "_" (printf "%s-%s" .Chart.Name .Chart.Version)) | trunc 63 | trimSuffix "-" | quote }}
{{- include "compliance-platform.selectorLabels" . | nindent 0 }}
app.kubernetes.io/version: {{ (replace "+" "_" .Chart.AppVersion) | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: Helm
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end }}

{{/* Labels that select the pods of this release. They must never change. */}}
{{- define "compliance-platform.selectorLabels" -}}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/name: {{ include "compliance-platform.name" . | quote }}
{{- end }}

{{/* Changes with the configuration identity-authorization, and rolls the pods that use it. */}}
{{- define "compliance-platform.checksumOfIdentityAuthorization" -}}
{{- toJson (dict "authorization.json" (printf "{\"roles\":{\"auditor\":{\"groups\":%s,\"permissions\":[\"evidence:read\",\"reports:read\"]},\"riskManager\":{\"groups\":%s,\"permissions\":[\"evidence:read\",\"rules:write\",\"reports:read\",\"reports:create\"]},\"administrator\":{\"groups\":%s,\"permissions\":[\"access:write\",\"status:read\"]},\"operator\":{\"groups\":%s,\"permissions\":[\"status:read\"]}}}" (toJson .Values.identity.groups.auditor) (toJson .Values.identity.groups.riskManager) (toJson .Values.identity.groups.administrator) (toJson .Values.identity.groups.operator))) | sha256sum }}
{{- end }}

{{/* Changes with the configuration reports, and rolls the pods that use it. */}}
{{- define "compliance-platform.checksumOfReports" -}}
{{- toJson (mergeOverwrite (dict) (deepCopy (default dict .Values.reports.extraFiles)) (deepCopy (default dict (dict "report.md" "# Evidence report: {{ .Subject }}\n\n{{ range .Evidence }}- {{ .Time }} {{ .Title }} ({{ .Digest }})\n{{ end }}")))) | sha256sum }}
{{- end }}

{{/* Changes with the configuration settings, and rolls the pods that use it. */}}
{{- define "compliance-platform.checksumOfSettings" -}}
{{- toJson (dict "LOG_LEVEL" .Values.logLevel) | sha256sum }}
{{- end }}

{{/* The image of a container: global.imageRegistry wins over its own registry, and a digest over a tag; without both it is the application's version. */}}
{{- define "compliance-platform.image" -}}
{{- if or .root.Values.global.imageRegistry .image.registry }}
{{- printf "%s/" (default .image.registry .root.Values.global.imageRegistry) }}
{{- end }}
{{- default .name .image.repository }}
{{- if .image.digest }}
{{- printf "@%s" .image.digest }}
{{- else }}
{{- printf ":%s" (default .root.Chart.AppVersion .image.tag) }}
{{- end }}
{{- end }}

{{/* Text that is not empty where the cluster is OpenShift, or the values say so. */}}
{{- define "compliance-platform.isOpenShift" -}}
{{- if or (eq .Values.global.compatibility.openshift.adaptSecurityContext "force") (and (eq .Values.global.compatibility.openshift.adaptSecurityContext "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) }}
{{- "true" }}
{{- end }}
{{- end }}

{{/* What members of a list have as name, and no member of another list has; empty where that has all. */}}
{{- define "compliance-platform.missingName" -}}
{{- $known := list }}
{{- range .others }}
{{- $known = append $known .name }}
{{- end }}
{{- $missing := list }}
{{- range .members }}
{{- if not (has .name $known) }}
{{- $missing = append $missing .name }}
{{- end }}
{{- end }}
{{- $missing | uniq | join ", " }}
{{- end }}

{{/* What is not reached through a proxy: everything in the cluster, and what the values add. */}}
{{- define "compliance-platform.noProxy" -}}
{{- join "," (concat (list "localhost" "127.0.0.1" "::1" ".svc" (printf ".%s" .Values.clusterDomain) "kubernetes.default" "$(KUBERNETES_SERVICE_HOST)" (printf "%s-egress-proxy" (include "compliance-platform.fullname" .)) (printf "%s-evidence-vault" (include "compliance-platform.fullname" .)) (printf "%s-evidence-vault-headless" (include "compliance-platform.fullname" .)) (printf "%s-risk-engine" (include "compliance-platform.fullname" .)) (printf "%s-doc-generator" (include "compliance-platform.fullname" .)) (printf "%s-gateway-api" (include "compliance-platform.fullname" .)) (printf "%s-exposure" (include "compliance-platform.fullname" .)) (printf "%s-exposure-nowhere" (include "compliance-platform.fullname" .))) (default list .Values.proxy.podCidrs) (default list .Values.proxy.serviceCidrs) (ternary (list .Values.proxy.noProxy) (list) (not (empty .Values.proxy.noProxy)))) }}
{{- end }}

{{/* Quantities of members of a list that do not rise from min to defaultRequest to default to max; empty where all do. */}}
{{- define "compliance-platform.outOfOrderMinDefaultRequestDefaultMax" -}}
{{- $found := list }}
{{- range $member := .members }}
{{- range $keys := list (list "min" "defaultRequest") (list "min" "default") (list "min" "max") (list "defaultRequest" "default") (list "defaultRequest" "max") (list "default" "max") }}
{{- $others := index $member (last $keys) }}
{{- range $name, $quantity := index $member (first $keys) }}
{{- if and (hasKey (default dict $others) $name) (not (include "compliance-platform.quantityAtLeast" (dict "root" $.root "left" (get $others $name) "right" $quantity))) }}
{{- $found = append $found (printf "%s (%s above %s)" $name (first $keys) (last $keys)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- $found | uniq | join ", " }}
{{- end }}

{{/* Text that is not empty where a quantity is at least another: both become text that sorts as they do, of where their points are and their digits. */}}
{{- define "compliance-platform.quantityAtLeast" -}}
{{- $sortable := list }}
{{- range $quantity := list .left .right }}
{{- $text := toString $quantity }}
{{- $digits := regexReplaceAll "^([0-9]*)[.]?([0-9]*)(.*)$" $text "${1}${2}" }}
{{- $suffix := regexReplaceAll "^([0-9]*)[.]?([0-9]*)(.*)$" $text "${3}" }}
{{- $exponent := regexReplaceAll "^[eE]([-+]?)0*([0-9]{1,8})[0-9]*$" $suffix "${1}${2}" }}
{{- $point := add (len (regexReplaceAll "^([0-9]*)[.]?([0-9]*)(.*)$" $text "${1}")) (int64 (get (dict "n" -9 "u" -6 "m" -3 "k" 3 "M" 6 "G" 9 "T" 12 "P" 15 "E" 18) $suffix)) (int64 $exponent) }}
{{- range $factor := (index (dict "Ki" (list 1024) "Mi" (list 1048576) "Gi" (list 1073741824) "Ti" (list 1073741824 1024) "Pi" (list 1073741824 1048576) "Ei" (list 1073741824 1073741824)) $suffix) }}
{{- /* Nine digits at a time, the last ones first. */}}
{{- $carry := 0 }}
{{- $product := "" }}
{{- range $part := reverse (regexFindAll "[0-9]{9}" (regexFind "([0-9]{9})+$" (printf "00000000%s" $digits)) -1) }}
{{- $sum := add (mul (sub (int64 (printf "1%s" $part)) 1000000000) $factor) $carry }}
{{- $product = printf "%09d%s" (mod $sum 1000000000) $product }}
{{- $carry = div $sum 1000000000 }}
{{- end }}
{{- $product = printf "%d%s" $carry $product }}
{{- $point = sub (add $point (len $product)) (len $digits) }}
{{- $digits = $product }}
{{- end }}
{{- $significant := trimAll "0" $digits }}
{{- $place := sub (add 1500000000 $point) (len (regexFind "^0*" $digits)) }}
{{- $sortable = append $sortable (ternary (printf "%d%s" $place $significant) "" (ne $significant "")) }}
{{- end }}
{{- if ge (index $sortable 0) (index $sortable 1) }}
{{- "true" }}
{{- end }}
{{- end }}

{{/* What several members of a list have as mountPath; empty where all differ. */}}
{{- define "compliance-platform.repeatedMountPath" -}}
{{- $seen := list }}
{{- $repeated := list }}
{{- range .members }}
{{- if has .mountPath $seen }}
{{- $repeated = append $repeated .mountPath }}
{{- end }}
{{- $seen = append $seen .mountPath }}
{{- end }}
{{- $repeated | uniq | join ", " }}
{{- end }}

{{/* What several members of a list have as name; empty where all differ. */}}
{{- define "compliance-platform.repeatedName" -}}
{{- $seen := list }}
{{- $repeated := list }}
{{- range .members }}
{{- if has .name $seen }}
{{- $repeated = append $repeated .name }}
{{- end }}
{{- $seen = append $seen .name }}
{{- end }}
{{- $repeated | uniq | join ", " }}
{{- end }}

{{/* What several members of a list have as type; empty where all differ. */}}
{{- define "compliance-platform.repeatedType" -}}
{{- $seen := list }}
{{- $repeated := list }}
{{- range .members }}
{{- if has .type $seen }}
{{- $repeated = append $repeated .type }}
{{- end }}
{{- $seen = append $seen .type }}
{{- end }}
{{- $repeated | uniq | join ", " }}
{{- end }}
