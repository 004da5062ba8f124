// Command inventory-client is what a consumer of ClusterProfiles looks like: it reads a provider file with
// cluster-inventory-api's own loader, builds a client configuration for a ClusterProfile and uses it.
//
//	inventory-client config FILE PROFILE.json        prints the client configuration
//	inventory-client get FILE NAMESPACE/NAME PATH...  asks the cluster behind a profile, one line of JSON per path
//
// `get` finds the hub like any client in a pod: in-cluster files, else KUBECONFIG.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/cluster-inventory-api/apis/v1alpha1"
	inventory "sigs.k8s.io/cluster-inventory-api/client/clientset/versioned"
	"sigs.k8s.io/cluster-inventory-api/pkg/access"
)

// load reads the file twice: once refusing keys the loader would ignore in silence, once with the loader itself.
func load(path string) (*access.Config, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var strict access.Config
	if err := decoder.Decode(&strict); err != nil {
		return nil, fmt.Errorf("provider file: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("provider file: more than one JSON value")
	}
	if len(strict.Providers) == 0 {
		return nil, errors.New("provider file: no providers")
	}
	return access.NewFromFile(path)
}

func printConfig(file, profileFile string) error {
	config, err := load(file)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(profileFile)
	if err != nil {
		return err
	}
	var profile v1alpha1.ClusterProfile
	if err := json.Unmarshal(data, &profile); err != nil {
		return err
	}
	built, err := config.BuildConfigFromCP(&profile)
	if err != nil {
		return err
	}
	// What client-go itself asks of an exec configuration.
	if _, err := rest.HTTPClientFor(built); err != nil {
		return err
	}
	env := map[string]string{}
	for _, variable := range built.ExecProvider.Env {
		env[variable.Name] = variable.Value
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{
		"host": built.Host, "ca": string(built.CAData), "apiVersion": built.ExecProvider.APIVersion, "command": built.ExecProvider.Command,
		"args": built.ExecProvider.Args, "env": env, "interactiveMode": built.ExecProvider.InteractiveMode,
		"provideClusterInfo": built.ExecProvider.ProvideClusterInfo, "config": built.ExecProvider.Config,
	})
}

func hubConfig() (*rest.Config, error) {
	if config, err := rest.InClusterConfig(); err == nil {
		return config, nil
	}
	return clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
}

func get(file, name string, paths []string) error {
	config, err := load(file)
	if err != nil {
		return err
	}
	hub, err := hubConfig()
	if err != nil {
		return err
	}
	profiles, err := inventory.NewForConfig(hub)
	if err != nil {
		return err
	}
	namespace, profileName, _ := strings.Cut(name, "/")
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	profile, err := profiles.ApisV1alpha1().ClusterProfiles(namespace).Get(ctx, profileName, metav1.GetOptions{})
	if err != nil {
		return err
	}
	built, err := config.BuildConfigFromCP(profile)
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(built)
	if err != nil {
		return err
	}
	for _, path := range paths {
		answer := map[string]any{"path": path, "status": 200}
		if _, err := client.RESTClient().Get().AbsPath(path).DoRaw(ctx); err != nil {
			answer["message"] = err.Error()
			answer["status"] = 0
			var status apierrors.APIStatus
			if errors.As(err, &status) {
				answer["status"] = status.Status().Code
			}
		}
		if err := json.NewEncoder(os.Stdout).Encode(answer); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	var err error
	switch {
	case len(os.Args) == 4 && os.Args[1] == "config":
		err = printConfig(os.Args[2], os.Args[3])
	case len(os.Args) > 4 && os.Args[1] == "get":
		err = get(os.Args[2], os.Args[3], os.Args[4:])
	default:
		err = errors.New("usage: inventory-client config FILE PROFILE.json | get FILE NAMESPACE/NAME PATH...")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
