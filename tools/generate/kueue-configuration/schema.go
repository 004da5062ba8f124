package main

import (
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/component-base/featuregate"

	"sigs.k8s.io/kueue/apis/config/v1beta1"
	"sigs.k8s.io/kueue/apis/config/v1beta2"
	"sigs.k8s.io/kueue/pkg/controller/jobframework"
)

// fields has the keys of one type, each with the form of its value: `string`, `boolean`, `int32`, `int64`, `float`, `duration`, `quantity`, the name
// of a type, `[]form` or `map:form`. A question mark after it means that null is the same as no value.
type fields map[string]string

type gate struct {
	Stage   string `json:"stage"`
	Default bool   `json:"default"`
	Locked  bool   `json:"locked"`
}

type schema struct {
	Types      map[string]map[string]fields `json:"types"`
	Gates      map[string]gate              `json:"gates"`
	Frameworks map[string]framework         `json:"frameworks"`
}

type framework struct {
	// Kind is that of its jobs, as `Kind.version.group`; two frameworks of one kind cannot both be enabled.
	Kind string `json:"kind"`
	// Sent tells whether MultiKueue has an adapter for it.
	Sent bool `json:"sent"`
}

var scalars = map[reflect.Type]string{
	reflect.TypeFor[metav1.Duration]():    "duration",
	reflect.TypeFor[resource.Quantity]():  "quantity",
	reflect.TypeFor[intstr.IntOrString](): "intOrString",
	reflect.TypeFor[metav1.Time]():        "time",
	reflect.TypeFor[time.Duration]():      "int64",
}

var kinds = map[reflect.Kind]string{
	reflect.String: "string", reflect.Bool: "boolean", reflect.Int: "int64", reflect.Int32: "int32", reflect.Int64: "int64",
	reflect.Float32: "float32", reflect.Float64: "float64",
}

func form(of reflect.Type, types map[string]fields) string {
	if of.Kind() == reflect.Pointer {
		return form(of.Elem(), types) + "?"
	}
	if scalar, ok := scalars[of]; ok {
		return scalar
	}
	switch of.Kind() {
	case reflect.Slice:
		return "[]" + form(of.Elem(), types)
	case reflect.Map:
		return "map:" + form(of.Elem(), types)
	case reflect.Struct:
		if _, seen := types[of.Name()]; !seen {
			types[of.Name()] = fields{}
			collect(of, types[of.Name()], types)
		}
		return of.Name()
	}
	if name, ok := kinds[of.Kind()]; ok {
		return name
	}
	panic("no form for " + of.String())
}

func collect(of reflect.Type, into fields, types map[string]fields) {
	for i := range of.NumField() {
		field := of.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-" || !field.IsExported():
		case field.Anonymous && name == "", strings.Contains(options, "inline"):
			collect(field.Type, into, types)
		case name == "":
			into[field.Name] = form(field.Type, types)
		default:
			into[name] = form(field.Type, types)
		}
	}
}

func gates() map[string]gate {
	found := map[string]gate{}
	for name, spec := range utilfeature.DefaultMutableFeatureGate.GetAll() {
		stage := string(spec.PreRelease)
		if spec.PreRelease == featuregate.GA {
			stage = "GA"
		}
		found[string(name)] = gate{Stage: stage, Default: utilfeature.DefaultFeatureGate.Enabled(name), Locked: spec.LockToDefault}
	}
	return found
}

func frameworks() map[string]framework {
	found := map[string]framework{}
	for _, name := range jobframework.GetIntegrationsList() {
		callbacks, _ := jobframework.GetIntegration(name)
		kind := ""
		if known, _, err := scheme.ObjectKinds(callbacks.JobType); err == nil && len(known) > 0 {
			kind = known[0].Kind + "." + known[0].Version + "." + known[0].Group
		}
		found[name] = framework{Kind: kind, Sent: callbacks.MultiKueueAdapter != nil}
	}
	return found
}

func printSchema(out io.Writer) error {
	result := schema{Types: map[string]map[string]fields{}, Gates: gates(), Frameworks: frameworks()}
	for version, root := range map[string]reflect.Type{
		"v1beta1": reflect.TypeFor[v1beta1.Configuration](),
		"v1beta2": reflect.TypeFor[v1beta2.Configuration](),
	} {
		result.Types[version] = map[string]fields{}
		form(root, result.Types[version])
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", " ")
	return encoder.Encode(result)
}
