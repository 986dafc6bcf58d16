namespace Microsoft.CodeAnalysis;

/// <summary>
/// Hides a polyfill from the test, benchmark and tool assemblies that see our internals, so that theirs stay unambiguous.
/// </summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
internal sealed partial class EmbeddedAttribute : Attribute;
