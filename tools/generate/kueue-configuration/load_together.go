//go:build !separate

package main

import (
	utilfeature "k8s.io/apiserver/pkg/util/feature"

	"sigs.k8s.io/kueue/pkg/config"
)

// load is what main of Kueue 0.15 to 0.17 does: the file is validated before its gates are set.
func load(file string) error {
	_, configuration, err := config.Load(scheme, file)
	if err != nil {
		return err
	}
	if err := validateGates(configuration.FeatureGates); err != nil {
		return err
	}
	return utilfeature.DefaultMutableFeatureGate.SetFromMap(configuration.FeatureGates)
}
