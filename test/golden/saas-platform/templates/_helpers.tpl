{{/* The name of the chart, or nameOverride. */}}
{{- define "saas-platform.name" -}}
{{- (default .Chart.Name .Values.nameOverride) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* The release and the chart, or the release alone where its name contains the chart's, or fullnameOverride. */}}
{{- define "saas-platform.fullnameUnlimited" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else }}
{{- if contains (include "saas-platform.name" .) .Release.Name }}
{{- .Release.Name }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "saas-platform.name" .) }}
{{- end }}
{{- end }}
{{- end }}

{{/* What all object names begin with: a letter. A hash replaces what would make the longest of them exceed 63 characters, and dots. */}}
{{- define "saas-platform.fullname" -}}
{{- if regexMatch "^[0-9]" (include "saas-platform.fullnameUnlimited" .) }}
{{- printf "r%s-%s" ((replace "." "-" (include "saas-platform.fullnameUnlimited" .)) | trunc 22 | trimSuffix "-") (sha256sum (include "saas-platform.fullnameUnlimited" .) | trunc 8) }}
{{- else }}
{{- if or (gt (len (include "saas-platform.fullnameUnlimited" .)) 32) (contains "." (include "saas-platform.fullnameUnlimited" .)) }}
{{- printf "%s-%s" ((replace "." "-" (include "saas-platform.fullnameUnlimited" .)) | trunc 23 | trimSuffix "-") (sha256sum (include "saas-platform.fullnameUnlimited" .) | trunc 8) }}
{{- else }}
{{- include "saas-platform.fullnameUnlimited" . }}
{{- end }}
{{- end }}
{{- end }}

{{/* Labels of every object. */}}
{{- define "saas-platform.labels" -}}
helm.sh/chart: {{ (replace "+" "_" (printf "%s-%s" .Chart.Name .Chart.Version)) | trunc 63 | trimSuffix "-" | quote }}
{{- include "saas-platform.selectorLabels" . | nindent 0 }}
app.kubernetes.io/version: {{ (replace "+" "_" .Chart.AppVersion) | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: Helm
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end }}

{{/* Labels that select the pods of this release. They must never change. */}}
{{- define "saas-platform.selectorLabels" -}}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/name: {{ include "saas-platform.name" . | quote }}
{{- end }}

{{/* Changes with the configuration settings, and rolls the pods that use it. */}}
{{- define "saas-platform.checksumOfSettings" -}}
{{- toJson (dict "LOG_FORMAT" "json" "LOG_LEVEL" .Values.logLevel "FEATURE_ANALYTICS" (printf "%t" .Values.features.analytics) "FEATURE_ADVANCED_REPORTING" (printf "%t" .Values.features.advancedReporting) "FEATURE_AI_ASSISTANT" (printf "%t" .Values.features.aiAssistant) "PUBLIC_URL" (include "saas-platform.publicUrl" .)) | sha256sum }}
{{- end }}

{{/* The image of a container: global.imageRegistry wins over its own registry, and a digest over a tag; without both it is the application's version. */}}
{{- define "saas-platform.image" -}}
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
{{- define "saas-platform.isOpenShift" -}}
{{- if or (eq .Values.global.compatibility.openshift.adaptSecurityContext "force") (and (eq .Values.global.compatibility.openshift.adaptSecurityContext "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) }}
{{- "true" }}
{{- end }}
{{- end }}

{{/* What members of a list have as name, and no member of another list has; empty where that has all. */}}
{{- define "saas-platform.missingName" -}}
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
{{- define "saas-platform.noProxy" -}}
{{- join "," (concat (list "localhost" "127.0.0.1" "::1" ".svc" (printf ".%s" .Values.clusterDomain) "kubernetes.default" "$(KUBERNETES_SERVICE_HOST)" (printf "%s-egress-proxy" (include "saas-platform.fullname" .)) (printf "%s-database" (include "saas-platform.fullname" .)) (printf "%s-database-headless" (include "saas-platform.fullname" .)) (printf "%s-cache" (include "saas-platform.fullname" .)) (printf "%s-cache-headless" (include "saas-platform.fullname" .)) (printf "%s-queue" (include "saas-platform.fullname" .)) (printf "%s-queue-headless" (include "saas-platform.fullname" .)) (printf "%s-object-store" (include "saas-platform.fullname" .)) (printf "%s-object-store-headless" (include "saas-platform.fullname" .)) (printf "%s-assistant" (include "saas-platform.fullname" .)) (printf "%s-api" (include "saas-platform.fullname" .)) (printf "%s-worker" (include "saas-platform.fullname" .)) (printf "%s-web" (include "saas-platform.fullname" .)) (printf "%s-exposure" (include "saas-platform.fullname" .)) (printf "%s-exposure-nowhere" (include "saas-platform.fullname" .))) (default list .Values.proxy.podCidrs) (default list .Values.proxy.serviceCidrs) (ternary (list .Values.proxy.noProxy) (list) (not (empty .Values.proxy.noProxy)))) }}
{{- end }}

{{/* Quantities of members of a list that do not rise from min to defaultRequest to default to max; empty where all do. */}}
{{- define "saas-platform.outOfOrderMinDefaultRequestDefaultMax" -}}
{{- $found := list }}
{{- range $member := .members }}
{{- range $keys := list (list "min" "defaultRequest") (list "min" "default") (list "min" "max") (list "defaultRequest" "default") (list "defaultRequest" "max") (list "default" "max") }}
{{- $others := index $member (last $keys) }}
{{- range $name, $quantity := index $member (first $keys) }}
{{- if and (hasKey (default dict $others) $name) (not (include "saas-platform.quantityAtLeast" (dict "root" $.root "left" (get $others $name) "right" $quantity))) }}
{{- $found = append $found (printf "%s (%s above %s)" $name (first $keys) (last $keys)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- $found | uniq | join ", " }}
{{- end }}

{{/* The address at which clients outside reach the application, or empty text. */}}
{{- define "saas-platform.publicUrl" -}}
{{- if eq .Values.exposure.mode "ingress" }}
{{- if contains "*" (default "" .Values.exposure.ingress.hostname) }}
{{- else }}
{{- if .Values.exposure.ingress.tls.enabled }}
{{- "https" }}
{{- else }}
{{- "http" }}
{{- end }}
{{- "://" }}
{{- .Values.exposure.ingress.hostname }}
{{- end }}
{{- else }}
{{- if eq .Values.exposure.mode "httpRoute" }}
{{- if .Values.exposure.httpRoute.hostname }}
{{- if contains "*" (default "" .Values.exposure.httpRoute.hostname) }}
{{- else }}
{{- printf "%s://%s" .Values.exposure.httpRoute.scheme .Values.exposure.httpRoute.hostname }}
{{- end }}
{{- end }}
{{- else }}
{{- if eq .Values.exposure.mode "emissary" }}
{{- if contains "*" (default "" .Values.exposure.emissary.hostname) }}
{{- else }}
{{- printf "%s://%s" .Values.exposure.emissary.scheme .Values.exposure.emissary.hostname }}
{{- end }}
{{- else }}
{{- if eq .Values.exposure.mode "loadBalancer" }}
{{- if .Values.exposure.loadBalancer.hostname }}
{{- if and (eq .Values.exposure.loadBalancer.scheme "https") (eq (int64 .Values.exposure.loadBalancer.port) 443) }}
{{- printf "%s://%s" .Values.exposure.loadBalancer.scheme .Values.exposure.loadBalancer.hostname }}
{{- else }}
{{- printf "%s://%s:%d" .Values.exposure.loadBalancer.scheme .Values.exposure.loadBalancer.hostname (int64 .Values.exposure.loadBalancer.port) }}
{{- end }}
{{- end }}
{{- else }}
{{- if eq .Values.exposure.mode "nodePort" }}
{{- if and .Values.exposure.nodePort.hostname (not (kindIs "invalid" .Values.exposure.nodePort.nodePort)) }}
{{- printf "%s://%s:%s" .Values.exposure.nodePort.scheme .Values.exposure.nodePort.hostname (kindIs "invalid" .Values.exposure.nodePort.nodePort | ternary "" (int64 .Values.exposure.nodePort.nodePort | toString)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* Text that is not empty where a quantity is at least another: both become text that sorts as they do, of where their points are and their digits. */}}
{{- define "saas-platform.quantityAtLeast" -}}
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
{{- define "saas-platform.repeatedMountPath" -}}
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
{{- define "saas-platform.repeatedName" -}}
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
{{- define "saas-platform.repeatedType" -}}
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
