//! Small steps every pipeline is built of. Properties are set as properties, never as launch
//! strings, so that no value (a key, a path, a device's name) is ever parsed or logged.

use gst::glib;
use gst::prelude::*;

use crate::error::EngineError;

/// Makes an element, or says which one is missing.
pub(crate) fn make(factory: &str) -> Result<gst::Element, EngineError> {
    gst::ElementFactory::make(factory)
        .build()
        .map_err(|_| EngineError::MissingElement {
            element: factory.to_owned(),
        })
}

/// Sets a property from its text, as in `gst-launch-1.0`, but refuses what does not exist or
/// cannot be parsed instead of panicking.
pub(crate) fn set(element: &gst::Element, property: &str, text: &str) -> Result<(), EngineError> {
    let refused = || EngineError::Property {
        element: element
            .factory()
            .map(|factory| factory.name().to_string())
            .unwrap_or_default(),
        property: property.to_owned(),
        value: text.to_owned(),
    };
    let pspec = element.find_property(property).ok_or_else(refused)?;
    let value = glib::Value::deserialize_with_pspec(text, &pspec).map_err(|_| refused())?;
    if !is_in_range(&pspec, &value) {
        return Err(refused());
    }
    element.set_property_from_value(property, &value);
    Ok(())
}

/// Whether a number is one the property can take; setting another one would panic.
fn is_in_range(pspec: &glib::ParamSpec, value: &glib::Value) -> bool {
    if let Some(range) = pspec.downcast_ref::<glib::ParamSpecInt>() {
        value
            .get::<i32>()
            .is_ok_and(|it| range.minimum() <= it && it <= range.maximum())
    } else if let Some(range) = pspec.downcast_ref::<glib::ParamSpecUInt>() {
        value
            .get::<u32>()
            .is_ok_and(|it| range.minimum() <= it && it <= range.maximum())
    } else if let Some(range) = pspec.downcast_ref::<glib::ParamSpecInt64>() {
        value
            .get::<i64>()
            .is_ok_and(|it| range.minimum() <= it && it <= range.maximum())
    } else if let Some(range) = pspec.downcast_ref::<glib::ParamSpecUInt64>() {
        value
            .get::<u64>()
            .is_ok_and(|it| range.minimum() <= it && it <= range.maximum())
    } else if let Some(range) = pspec.downcast_ref::<glib::ParamSpecDouble>() {
        value
            .get::<f64>()
            .is_ok_and(|it| range.minimum() <= it && it <= range.maximum())
    } else {
        true
    }
}

/// Sets a property where the element has it: for those that came with a later release.
pub(crate) fn set_if_there(element: &gst::Element, property: &str, text: &str) {
    if let Err(error) = set(element, property, text) {
        tracing::debug!(%error, "left out");
    }
}

/// Adds `elements` to `pipeline` and links them in their order.
pub(crate) fn chain(
    pipeline: &gst::Pipeline,
    name: &'static str,
    elements: &[&gst::Element],
) -> Result<(), EngineError> {
    pipeline
        .add_many(elements)
        .map_err(|error| EngineError::build(name, error))?;
    gst::Element::link_many(elements).map_err(|error| EngineError::build(name, error))
}

/// Whether an element of this name is installed.
pub(crate) fn exists(factory: &str) -> bool {
    gst::ElementFactory::find(factory).is_some()
}
