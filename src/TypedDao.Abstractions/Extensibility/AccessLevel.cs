namespace TypedDao.Extensibility;

/// <summary>What a declaration allows, and what a capability needs.</summary>
public enum AccessLevel
{
    /// <summary>Reading only: all that <c>read_only</c> leaves.</summary>
    Read,

    /// <summary>Adding without changing what is there: what <c>append_only</c> leaves beside reading.</summary>
    Append,

    /// <summary>Changing or removing what is there.</summary>
    Modify,
}
