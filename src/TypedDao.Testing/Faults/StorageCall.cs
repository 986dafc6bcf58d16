namespace TypedDao.Testing;

/// <summary>Where a fault can be injected.</summary>
public enum StorageCall
{
    /// <summary>Reading what is known of an object.</summary>
    Head,

    /// <summary>Opening an object for reading.</summary>
    Get,

    /// <summary>Reading the content of an opened object.</summary>
    Read,

    /// <summary>Writing an object in one request.</summary>
    Put,

    /// <summary>Starting an upload.</summary>
    OpenUpload,

    /// <summary>Writing into an upload.</summary>
    Write,

    /// <summary>Sealing an upload.</summary>
    Seal,

    /// <summary>Completing an upload.</summary>
    Complete,

    /// <summary>Listing objects.</summary>
    List,

    /// <summary>Deleting an object.</summary>
    Delete,

    /// <summary>Copying an object.</summary>
    Copy,
}
