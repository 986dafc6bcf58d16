namespace TypedDao;

/// <summary>What went wrong, in terms a caller can act on.</summary>
public enum ErrorKind
{
    /// <summary>None of the others: the message says more.</summary>
    Unexpected,

    /// <summary>Settings of a store or of the context are missing or wrong.</summary>
    Configuration,

    /// <summary>The addressed data does not exist.</summary>
    NotFound,

    /// <summary>Something exists that must not.</summary>
    AlreadyExists,

    /// <summary>A condition of the request did not hold: the data changed in between.</summary>
    Conflict,

    /// <summary>The credentials were accepted but do not allow the operation.</summary>
    AccessDenied,

    /// <summary>The credentials are missing, wrong or expired.</summary>
    Unauthenticated,

    /// <summary>The other side asks to slow down.</summary>
    Throttled,

    /// <summary>The other side cannot be reached or is out of service.</summary>
    Unavailable,

    /// <summary>The operation took longer than allowed.</summary>
    Timeout,

    /// <summary>There is no room left for the data.</summary>
    StorageFull,

    /// <summary>The bytes are not what the format says: damaged, truncated or of another format.</summary>
    InvalidData,

    /// <summary>A value is not one that its column can hold.</summary>
    InvalidValue,

    /// <summary>The data has other columns than the catalog declares.</summary>
    SchemaMismatch,

    /// <summary>The interface, storage or environment cannot do what was asked.</summary>
    NotSupported,

    /// <summary>It is not known whether a write took effect.</summary>
    OutcomeUnknown,

    /// <summary>A change took effect, but not in every store that keeps the object: the message says in which.</summary>
    Incomplete,
}
