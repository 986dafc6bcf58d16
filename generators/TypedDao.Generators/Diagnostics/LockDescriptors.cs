using Microsoft.CodeAnalysis;
using TypedDao.Generators.Locking;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>What changed since the catalog was locked.</summary>
internal static class LockDescriptors
{
    private const string Cure = "{0}. Undo it or, where it is meant, acknowledge it with 'typeddao lock --acknowledge REASON'.";

    public static readonly DiagnosticDescriptor ObjectRemoved = new(
        "TDAO2401", "Locked object is gone", Cure, Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2401.md");

    public static readonly DiagnosticDescriptor ColumnRemoved = new(
        "TDAO2402", "Locked column is gone", Cure, Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2402.md");

    public static readonly DiagnosticDescriptor ColumnChanged = new(
        "TDAO2403", "Locked column has changed", Cure, Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2403.md");

    public static readonly DiagnosticDescriptor RequiredColumnAdded = new(
        "TDAO2404", "New column of a locked object is not nullable", Cure,
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2404.md");

    public static readonly DiagnosticDescriptor KeysChanged = new(
        "TDAO2405", "Locked keys have changed", Cure, Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2405.md");

    public static readonly DiagnosticDescriptor PlaceChanged = new(
        "TDAO2406", "Locked address or format has changed", Cure, Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2406.md");

    public static readonly DiagnosticDescriptor CapabilityRemoved = new(
        "TDAO2407", "Locked capability is gone", Cure, Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2407.md");

    public static readonly DiagnosticDescriptor CompatibleChange = new(
        "TDAO2408", "Not locked yet", "{0}. Nothing that relies on the catalog breaks; others may rely on it after 'typeddao lock'.",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Pages + "TDAO2408.md");

    public static readonly DiagnosticDescriptor AcknowledgedChange = new(
        "TDAO2409", "Acknowledged change", "{0}. This is acknowledged{1}.",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Pages + "TDAO2409.md");

    public static readonly DiagnosticDescriptor UnusedAcknowledgement = new(
        "TDAO2410", "Acknowledgement of nothing",
        "No change '{0}' of '{1}' has happened that this acknowledges. Remove it, or correct it to what changed.",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "TDAO2410.md");

    public static readonly DiagnosticDescriptor MalformedLock = new(
        "TDAO2411", "Lock cannot be read", "The lock '{0}' cannot be read: {1}. Restore it, or remove it and write it anew with 'typeddao lock'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2411.md");

    public static DiagnosticDescriptor Of(ChangeKind kind) => kind switch
    {
        ChangeKind.ObjectRemoved => ObjectRemoved,
        ChangeKind.ColumnRemoved => ColumnRemoved,
        ChangeKind.RequiredColumnAdded => RequiredColumnAdded,
        ChangeKind.AddressChanged or ChangeKind.ReplicaRemoved or ChangeKind.FormatChanged => PlaceChanged,
        ChangeKind.ParametersChanged or ChangeKind.PartitionKeysChanged or ChangeKind.PrimaryKeysChanged => KeysChanged,
        ChangeKind.CapabilityRemoved => CapabilityRemoved,
        ChangeKind.ColumnTypeChanged or ChangeKind.ColumnBecameNullable or ChangeKind.ColumnBecameRequired
            or ChangeKind.ColumnValuesRemoved or ChangeKind.ColumnUnknownRefused or ChangeKind.ColumnTextFormChanged => ColumnChanged,
        _ => CompatibleChange,
    };
}
