// Judges pods by the API server's own code, for upstream-verdicts.json:
//
//	cp upstream-verdicts.go /tmp/verdicts/main.go && cd /tmp/verdicts && go mod init verdicts
//	go get k8s.io/pod-security-admission@v0.36.0 && go mod tidy && go build
//	npx tsx test/check/pod-security/print-pods.ts | /tmp/verdicts/verdicts > test/check/pod-security/upstream-verdicts.json
//
// Tests only read the verdicts.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

type judgedPod struct {
	Name string
	Pod  corev1.Pod
}

func main() {
	var pods []judgedPod
	if err := json.NewDecoder(os.Stdin).Decode(&pods); err != nil {
		panic(err)
	}
	lines := make([]string, 0, len(pods))
	for _, judged := range pods {
		applyDefaults(&judged.Pod.Spec)
		line := fmt.Sprintf("  %s: {\"baseline\": %s, \"restricted\": %s}",
			toJSON(judged.Name), verdicts(&judged.Pod, api.LevelBaseline), verdicts(&judged.Pod, api.LevelRestricted))
		lines = append(lines, line)
	}
	fmt.Printf("{\n%s\n}\n", strings.Join(lines, ",\n"))
}

// verdicts lists the failing checks of each version in which they change.
func verdicts(pod *corev1.Pod, level api.Level) string {
	var changes []string
	before := ""
	for minor := 28; minor <= 36; minor++ {
		now := toJSON(failing(pod, level, api.MajorMinorVersion(1, minor)))
		if now != before {
			changes = append(changes, fmt.Sprintf("\"1.%d\": %s", minor, now))
		}
		before = now
	}
	return "{" + strings.Join(changes, ", ") + "}"
}

func failing(pod *corev1.Pod, level api.Level, version api.Version) []policy.CheckID {
	asked := map[policy.CheckID]policy.CheckPodFn{}
	var replaced []policy.CheckID
	for _, check := range policy.DefaultChecks() {
		for _, versioned := range check.Versions {
			if version.Older(versioned.MinimumVersion) || (level == api.LevelBaseline && check.Level != level) {
				continue
			}
			asked[check.ID] = versioned.CheckPod
			replaced = append(replaced, versioned.OverrideCheckIDs...)
		}
	}
	ids := []policy.CheckID{}
	for id, check := range asked {
		if !slices.Contains(replaced, id) && !check(&pod.ObjectMeta, &pod.Spec).Allowed {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// applyDefaults does what the API server does before admission, as far as the checks see it.
func applyDefaults(spec *corev1.PodSpec) {
	for i := range spec.Volumes {
		if spec.Volumes[i].VolumeSource == (corev1.VolumeSource{}) {
			spec.Volumes[i].EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
	for _, containers := range [][]corev1.Container{spec.InitContainers, spec.Containers} {
		for _, container := range containers {
			for i := range container.Ports {
				if spec.HostNetwork && container.Ports[i].HostPort == 0 {
					container.Ports[i].HostPort = container.Ports[i].ContainerPort
				}
			}
		}
	}
}

func toJSON(value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(data)
}
