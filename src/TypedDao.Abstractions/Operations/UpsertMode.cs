namespace TypedDao;

/// <summary>What an upsert does with rows whose key is there, and with those whose key is not.</summary>
public enum UpsertMode
{
    /// <summary>Updates the ones and inserts the others.</summary>
    InsertOrUpdate,

    /// <summary>Inserts rows whose key is not there; the others are left as they are.</summary>
    InsertOnly,

    /// <summary>Updates rows whose key is there; the others are left out.</summary>
    UpdateOnly,
}
