package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/runtime"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"

	"sigs.k8s.io/kueue/apis/config/v1beta1"
	"sigs.k8s.io/kueue/apis/config/v1beta2"
	"sigs.k8s.io/kueue/pkg/controller/jobframework"
	_ "sigs.k8s.io/kueue/pkg/controller/jobs"
	// The manager serves visibility, and with that has the gates of an API server.
	_ "sigs.k8s.io/kueue/pkg/visibility"
)

var scheme = runtime.NewScheme()

func init() {
	utilruntime.Must(clientgoscheme.AddToScheme(scheme))
	utilruntime.Must(v1beta1.AddToScheme(scheme))
	utilruntime.Must(v1beta2.AddToScheme(scheme))
	utilruntime.Must(jobframework.ForEachIntegration(func(_ string, callbacks jobframework.IntegrationCallbacks) error {
		if callbacks.AddToScheme != nil {
			return callbacks.AddToScheme(scheme)
		}
		return nil
	}))
}

// judge does for each text what the manager does before it says `Initializing`. Gates are global, so each text gets those of a fresh process.
func judge(in io.Reader, out io.Writer) error {
	fresh := utilfeature.DefaultMutableFeatureGate
	folder, err := os.MkdirTemp("", "kueue-configuration-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<20)
	encoder := json.NewEncoder(out)
	for lines.Scan() {
		var text string
		if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
			return err
		}
		utilfeature.DefaultMutableFeatureGate = fresh.DeepCopy()
		utilfeature.DefaultFeatureGate = utilfeature.DefaultMutableFeatureGate
		answer := ""
		if err := judgeOne(folder, text); err != nil {
			answer = err.Error()
		}
		if err := encoder.Encode(answer); err != nil {
			return err
		}
	}
	return lines.Err()
}

func judgeOne(folder, text string) (err error) {
	defer func() {
		if caught := recover(); caught != nil {
			err = fmt.Errorf("panic: %v", caught)
		}
	}()
	file := folder + "/configuration.yaml"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		return err
	}
	return load(file)
}
