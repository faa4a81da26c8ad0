// Made from docs/openapi.json by `make openapi`; never edited.
// sha256 36ac8bb68388dbde6c4a98b1b838497a08661f7374486ce5d0fb85f347dd9bec

export interface paths {
    "/api/console/approvals/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Acts */
        get: operations["approvals_list_acts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count Waiting */
        get: operations["approvals_count_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/decided": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Decided */
        get: operations["approvals_list_decided"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Delegations */
        get: operations["approvals_list_delegations"];
        put?: never;
        /** Delegate */
        post: operations["approvals_delegate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/delegations/{delegation_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Delegation */
        post: operations["approvals_end_delegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Flows */
        get: operations["approvals_list_flows"];
        put?: never;
        /** Create Flow */
        post: operations["approvals_create_flow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/flows/{flow_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Flow */
        get: operations["approvals_show_flow"];
        /** Edit Flow */
        put: operations["approvals_edit_flow"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Mine */
        get: operations["approvals_list_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find Colleagues */
        get: operations["approvals_find_colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Requests */
        get: operations["approvals_list_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Request */
        get: operations["approvals_show_request"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/requests/{request_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve Request */
        post: operations["approvals_approve_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/requests/{request_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse Request */
        post: operations["approvals_refuse_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/requests/{request_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw Request */
        post: operations["approvals_withdraw_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/approvals/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Tasks */
        get: operations["approvals_list_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Entries */
        get: operations["audit_list_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/audit/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Entry */
        get: operations["audit_show_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/audit/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Logins */
        get: operations["audit_list_logins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/audit/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Subjects
         * @description What the log can be searched by, in the reader's language.
         */
        get: operations["audit_list_subjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/audit/things/{thing}/{thing_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List History
         * @description What happened to one thing, newest first; empty when nothing did, or nothing is reached.
         */
        get: operations["audit_list_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/branding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Branding
         * @description What the consoles are called, and whether there is a logo.
         */
        get: operations["branding_show_branding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/branding/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Logo
         * @description The logo as a picture; 404 without one.
         */
        get: operations["branding_show_logo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/dictionaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Dictionaries */
        get: operations["dictionaries_list_dictionaries"];
        put?: never;
        /**
         * Make Dictionary
         * @description Answers with the code.
         */
        post: operations["dictionaries_make_dictionary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/dictionaries/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Dictionary */
        get: operations["dictionaries_show_dictionary"];
        /** Edit Dictionary */
        put: operations["dictionaries_edit_dictionary"];
        post?: never;
        /** Remove Dictionary */
        delete: operations["dictionaries_remove_dictionary"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/dictionaries/{code}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Words
         * @description What may be chosen, in the reader's language; a browser may keep it for half a minute.
         */
        get: operations["dictionaries_list_words"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Exports
         * @description One's own, newest first.
         */
        get: operations["exports_list_exports"];
        put?: never;
        /**
         * Ask For Export
         * @description The list asks for its own permission besides.
         */
        post: operations["exports_ask_for_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Export */
        get: operations["exports_show_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/exports/{export_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel Export */
        post: operations["exports_cancel_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/exports/{export_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch File */
        get: operations["exports_fetch_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Files */
        get: operations["files_list_files"];
        put?: never;
        /**
         * Upload File
         * @description Keep a file for that purpose; its kind is told by its content.
         */
        post: operations["files_upload_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show File */
        get: operations["files_show_file"];
        put?: never;
        post?: never;
        /**
         * Delete File
         * @description It can be restored for some days.
         */
        delete: operations["files_delete_file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch File
         * @description The bytes, for keeping: a browser never shows them as part of the console.
         */
        get: operations["files_fetch_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/files/{file_id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Picture
         * @description A picture that the house drew, for showing: reached, one's own, or shared by all.
         */
        get: operations["files_show_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/files/{file_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore File */
        post: operations["files_restore_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Accounts */
        get: operations["identity_list_accounts"];
        put?: never;
        /** Create Account */
        post: operations["identity_create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Account */
        get: operations["identity_show_account"];
        /** Edit Account */
        put: operations["identity_edit_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disable */
        post: operations["identity_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enable */
        post: operations["identity_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave */
        post: operations["identity_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Memberships */
        put: operations["identity_set_memberships"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset Password */
        post: operations["identity_reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preview Account */
        get: operations["identity_preview_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Second Factor Of */
        get: operations["identity_show_second_factor_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/accounts/{account_id}/second-factor/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset Second Factor */
        post: operations["identity_reset_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Departments */
        get: operations["identity_list_departments"];
        put?: never;
        /** Create Department */
        post: operations["identity_create_department"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/departments/{department_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Edit Department */
        put: operations["identity_edit_department"];
        post?: never;
        /** Delete Department */
        delete: operations["identity_delete_department"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Fields */
        get: operations["identity_list_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/functions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Functions */
        get: operations["identity_list_functions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Me */
        get: operations["identity_me"];
        /** Edit Me */
        put: operations["identity_edit_me"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change Password */
        post: operations["identity_change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/preferences/{preference_key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Preference */
        get: operations["identity_show_preference"];
        /** Set Preference */
        put: operations["identity_set_preference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Own Second Factor */
        get: operations["identity_show_own_second_factor"];
        put?: never;
        /** Begin Second Factor */
        post: operations["identity_begin_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm Second Factor */
        post: operations["identity_confirm_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew Recovery Codes */
        post: operations["identity_renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove Second Factor */
        post: operations["identity_remove_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Own Sessions */
        get: operations["identity_list_own_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/sessions/{session_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Own Session */
        post: operations["identity_end_own_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/me/sessions/revoke-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Other Sessions */
        post: operations["identity_end_other_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Posts */
        get: operations["identity_list_posts"];
        put?: never;
        /** Create Post */
        post: operations["identity_create_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/posts/{post_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Edit Post */
        put: operations["identity_edit_post"];
        post?: never;
        /** Delete Post */
        delete: operations["identity_delete_post"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Roles */
        get: operations["identity_list_roles"];
        put?: never;
        /** Create Role */
        post: operations["identity_create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/roles/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Role */
        get: operations["identity_show_role"];
        /** Edit Role */
        put: operations["identity_edit_role"];
        post?: never;
        /** Delete Role */
        delete: operations["identity_delete_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/roles/{role_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy Role */
        post: operations["identity_copy_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/roles/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview Role */
        post: operations["identity_preview_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Sessions */
        get: operations["identity_list_sessions"];
        put?: never;
        /** Sign In Here */
        post: operations["identity_sign_in_here"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sessions/{session_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Session */
        post: operations["identity_end_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign Out */
        delete: operations["identity_sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sessions/current/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go To Place */
        post: operations["identity_go_to_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sessions/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show Second Factor */
        post: operations["identity_show_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sign-in-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Sign In Rules */
        get: operations["identity_list_sign_in_rules"];
        put?: never;
        /** Make Sign In Rule */
        post: operations["identity_make_sign_in_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sign-in-rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Sign In Rule */
        get: operations["identity_show_sign_in_rule"];
        /** Edit Sign In Rule */
        put: operations["identity_edit_sign_in_rule"];
        post?: never;
        /** Remove Sign In Rule */
        delete: operations["identity_remove_sign_in_rule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/identity/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Sites */
        get: operations["identity_list_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Accounts */
        get: operations["ledger_list_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Account */
        get: operations["ledger_show_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/accounts/{account_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Statement */
        get: operations["ledger_read_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write Chain */
        post: operations["ledger_write_chain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/documents/{document_id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Transfers Of Document */
        get: operations["ledger_list_transfers_of_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/ledger/rebuilds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rebuild Totals */
        post: operations["ledger_rebuild_totals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/crons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Crons
         * @description What the clock calls: when next, and how it went the last time.
         */
        get: operations["machine_list_crons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/crons/{task}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Cron
         * @description Call it soon; while one call waits, a second is not added.
         */
        post: operations["machine_run_cron"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/job-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Jobs
         * @description Jobs that are not done, by task and state.
         */
        get: operations["machine_count_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Jobs */
        get: operations["machine_list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Job
         * @description A waiting job leaves the queue; a running one is stopped where it waits next.
         */
        post: operations["machine_cancel_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retry Job */
        post: operations["machine_retry_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Names
         * @description In the reader's language, for all lists of the machine room.
         */
        get: operations["machine_list_names"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Parked */
        get: operations["machine_list_parked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/parked/{parked_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay Key
         * @description Deliver everything that is parked for the key of this event, oldest first.
         */
        post: operations["machine_replay_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/parked/{parked_id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Skip Parked */
        post: operations["machine_skip_parked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Proofs
         * @description Newest first: which promises held, and where one was broken.
         */
        get: operations["machine_list_proofs"];
        put?: never;
        /**
         * Start Proof
         * @description Prove everything soon; while one proof waits, a second is not added.
         */
        post: operations["machine_start_proof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/machine/subscribers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Subscribers */
        get: operations["machine_list_subscribers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Deliveries */
        get: operations["notices_list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/deliveries/{delivery_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retry Delivery */
        post: operations["notices_retry_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Messages */
        get: operations["notices_list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/messages/{message_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read Message */
        post: operations["notices_read_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read All Messages */
        post: operations["notices_read_all_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count Unread */
        get: operations["notices_count_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Preferences
         * @description Every template with the channels outside of the inbox: which are on, which one muted.
         */
        get: operations["notices_show_preferences"];
        /** Set Preferences */
        put: operations["notices_set_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream News
         * @description Server-sent events for who asks for them by `Accept`; anybody else gets the first and is
         *     done. Ends within a minute of the session; keeps no connection to the database meanwhile.
         */
        get: operations["notices_stream_news"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Templates */
        get: operations["notices_list_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/templates/{code}/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Template */
        get: operations["notices_show_template"];
        /** Edit Template */
        put: operations["notices_edit_template"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/templates/{code}/{channel}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset Template */
        post: operations["notices_reset_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/templates/{code}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Template
         * @description The texts with something in each place; nothing is kept.
         */
        post: operations["notices_preview_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/templates/{code}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Template
         * @description Tell oneself, by every channel that is on, as it is worded now.
         */
        post: operations["notices_try_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhook-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Webhook Calls */
        get: operations["notices_list_webhook_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhook-calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Webhook Call */
        get: operations["notices_show_webhook_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhook-calls/{call_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replay Webhook Call */
        post: operations["notices_replay_webhook_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhook-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Webhook Kinds
         * @description What a webhook may ask for, by the names that people use.
         */
        get: operations["notices_list_webhook_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Webhooks */
        get: operations["notices_list_webhooks"];
        put?: never;
        /**
         * Create Webhook
         * @description The secret is told this once.
         */
        post: operations["notices_create_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show Webhook */
        get: operations["notices_show_webhook"];
        /** Edit Webhook */
        put: operations["notices_edit_webhook"];
        post?: never;
        /** Remove Webhook */
        delete: operations["notices_remove_webhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhooks/{webhook_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew Webhook Secret
         * @description The new secret is told this once; the old one signs nothing any more.
         */
        post: operations["notices_renew_webhook_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/notices/webhooks/{webhook_id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Webhook
         * @description Have a test call made; the answer is the id of the call.
         */
        post: operations["notices_try_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search */
        get: operations["search_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Settings */
        get: operations["settings_list_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/settings/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change Setting */
        put: operations["settings_change_setting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/settings/{code}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Setting Changes
         * @description Newest first: who set it when, from what to what.
         */
        get: operations["settings_list_setting_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/settings/{code}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset Setting */
        post: operations["settings_reset_setting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Imports */
        get: operations["sheets_list_imports"];
        put?: never;
        /**
         * Upload
         * @description Check a file: what would it do? Nothing is changed until the import is applied.
         */
        post: operations["sheets_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One Import */
        get: operations["sheets_one_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports/{import_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply */
        post: operations["sheets_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports/{import_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Rows */
        get: operations["sheets_list_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo */
        post: operations["sheets_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/imports/{import_id}/wrong-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Wrong Rows */
        get: operations["sheets_wrong_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/sheets/{importer}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Template */
        get: operations["sheets_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live
         * @description The process answers; it asks nobody.
         */
        get: operations["health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description The database is there, fits this release and has room. Answers within two seconds.
         */
        get: operations["health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Release
         * @description Which houtai this is, and which step of the database it needs.
         */
        get: operations["health_release"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccountView
         * @description An account by what it is; what it holds is asked for one by one.
         */
        AccountView: {
            /** Book */
            book: string;
            /** Counted */
            counted: boolean;
            /**
             * Home Id
             * Format: uuid
             */
            home_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Limited */
            limited: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Owner Id
             * Format: uuid
             */
            owner_id: string;
            /** Side */
            side: string;
            /** Unit */
            unit: string;
        };
        /**
         * ActView
         * @description Something that may need an agreement.
         */
        ActView: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /** Alive */
        Alive: {
            /**
             * Alive
             * @default true
             */
            alive: boolean;
        };
        /** Approve */
        Approve: {
            /**
             * Comment
             * @default
             */
            comment: string;
        };
        /**
         * Approver
         * @description Who may decide: one account, or all who hold a role or permission.
         *
         *     `where` says at which place they hold it: where the asker works, or at the platform. For an
         *     account it does not matter.
         */
        Approver: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "account" | "role" | "permission";
            /** Subject */
            subject: string;
            /**
             * Where
             * @default asker
             * @enum {string}
             */
            where: "asker" | "platform";
        };
        /**
         * AskedView
         * @description Nothing was changed yet: others have to agree to this request first.
         */
        AskedView: {
            /**
             * Request Id
             * Format: uuid
             */
            request_id: string;
        };
        /**
         * AskForExport
         * @description A list as a file; filters and sort as the page has them in its address.
         */
        AskForExport: {
            /** Filters */
            filters?: {
                [key: string]: string | string[];
            };
            /**
             * Format
             * @default xlsx
             * @enum {string}
             */
            format: "xlsx" | "csv";
            /** Language */
            language?: ("zh-CN" | "en-US") | null;
            /** List */
            list: string;
            /** Sort */
            sort?: string | null;
        };
        /**
         * AssignedView
         * @description Somebody who is asked about a step; `decided_by` is another when he was stood in for.
         */
        AssignedView: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /** Decider */
            decider: string;
            /** Name */
            name: string;
            /** State */
            state: string;
        };
        /** Body_files_upload_file */
        Body_files_upload_file: {
            /** File */
            file: string;
            /** Purpose */
            purpose: string;
        };
        /** Body_sheets_upload */
        Body_sheets_upload: {
            /** File */
            file: string;
            /** Merchant Id */
            merchant_id?: string | null;
        };
        /**
         * BrandingView
         * @description An empty name: they are called as the product is. `logo` names the present picture.
         */
        BrandingView: {
            /** Console Name */
            console_name: string;
            /** Logo */
            logo: string | null;
        };
        /**
         * BreachView
         * @description One place where a promise is broken.
         */
        BreachView: {
            /** Document */
            document: string | null;
            /** Entry */
            entry: string | null;
            /** Expected */
            expected: string;
            /** Found */
            found: string;
            /** Subject */
            subject: string;
        };
        /**
         * CallView
         * @description One call in a list.
         */
        CallView: {
            /** Attempts */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Error */
            error: string | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Next Try At */
            next_try_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "delivered" | "failed";
            /** Status */
            status: number | null;
            /** Webhook */
            webhook: string;
            /**
             * Webhook Id
             * Format: uuid
             */
            webhook_id: string;
        };
        /**
         * ChainTaken
         * @description The chain stands in the ledger; `repeated` if it did before.
         */
        ChainTaken: {
            /**
             * Chain Id
             * Format: uuid
             */
            chain_id: string;
            /** Repeated */
            repeated: boolean;
        };
        /** ChangePassword */
        ChangePassword: {
            /**
             * Current
             * Format: password
             */
            current: string;
            /**
             * New
             * Format: password
             */
            new: string;
        };
        /**
         * ChangeSetting
         * @description Set it to a value of its kind. `version` is that of the value that was looked at.
         */
        ChangeSetting: {
            value: components["schemas"]["JsonValue"];
            /** Version */
            version: number;
        };
        /** ChangeView */
        ChangeView: {
            /** Act */
            act: string;
            /** After */
            after: {
                [key: string]: unknown;
            } | null;
            /** Before */
            before: {
                [key: string]: unknown;
            } | null;
            /** Reasons */
            reasons: components["schemas"]["Reason"][];
            /** Row */
            row: number;
            /** State */
            state: string;
            /** Subject */
            subject: string | null;
        };
        /**
         * Conditions
         * @description Which requests of its act a flow is for; what is not named is not asked about.
         */
        Conditions: {
            /** Amount Fen Min */
            amount_fen_min?: number | null;
            /** Consoles */
            consoles?: ("platform" | "merchant" | "warehouse")[] | null;
            /** Merchant Ids */
            merchant_ids?: string[] | null;
            /** Things */
            things?: string[] | null;
        };
        /** ConfirmFactor */
        ConfirmFactor: {
            /**
             * Code
             * Format: password
             */
            code: string;
        };
        /** CopyRole */
        CopyRole: {
            /** Name */
            name: string;
        };
        /**
         * CountsView
         * @description What waits, at most a thousand of each.
         */
        CountsView: {
            /** Own Waiting */
            own_waiting: number;
            /** To Decide */
            to_decide: number;
        };
        /**
         * CountView
         * @description How many jobs of one task are in one state.
         */
        CountView: {
            /** Count */
            count: number;
            /** Oldest */
            oldest: number;
            /**
             * State
             * @enum {string}
             */
            state: "todo" | "doing" | "succeeded" | "failed" | "cancelled" | "aborting" | "aborted";
            /** Task */
            task: string;
        };
        /**
         * CreateAccount
         * @description A person and what he is: a role by its code at one place, or a list of memberships.
         *
         *     No merchant and no warehouse: the platform itself.
         */
        CreateAccount: {
            /** Email */
            email?: string | null;
            /**
             * Language
             * @default zh-CN
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Login */
            login: string;
            /** Memberships */
            memberships?: components["schemas"]["GiveMembership"][];
            /** Merchant Id */
            merchant_id?: string | null;
            /** Name */
            name: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            /** Phone */
            phone?: string | null;
            /** Role */
            role?: string | null;
            /** Warehouse Id */
            warehouse_id?: string | null;
        };
        /** CreateFlow */
        CreateFlow: {
            /** Act */
            act: string;
            /** @default {} */
            conditions: components["schemas"]["Conditions"];
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** Name */
            name: string;
            /**
             * Priority
             * @default 0
             */
            priority: number;
            /** Steps */
            steps: components["schemas"]["Step"][];
        };
        /**
         * CreateRole
         * @description Of the place where one works. The platform may also make templates for other consoles.
         */
        CreateRole: {
            /** Category Ids */
            category_ids?: string[] | null;
            /** Channel Ids */
            channel_ids?: string[] | null;
            /** Code */
            code?: string | null;
            /** Console */
            console?: ("platform" | "merchant" | "warehouse") | null;
            /**
             * Data Scope
             * @default all
             * @enum {string}
             */
            data_scope: "all" | "department_and_below" | "department" | "own" | "chosen";
            /** Department Ids */
            department_ids?: string[] | null;
            /**
             * Description
             * @default
             */
            description: string;
            /** Field Rights */
            field_rights?: {
                [key: string]: "hidden" | "masked" | "read" | "write";
            };
            /** Merchant Ids */
            merchant_ids?: string[] | null;
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            /** Warehouse Ids */
            warehouse_ids?: string[] | null;
        };
        /** CreateWebhook */
        CreateWebhook: {
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** Kinds */
            kinds: string[];
            /**
             * Language
             * @default zh-CN
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Name */
            name: string;
            /** Url */
            url: string;
        };
        /**
         * CronView
         * @description A task that the clock calls. The last run is told until its job is forgotten.
         */
        CronView: {
            /** Last Due At */
            last_due_at: string | null;
            /** Last Error */
            last_error: string | null;
            /** Last Job */
            last_job: number | null;
            /** Last State */
            last_state: ("todo" | "doing" | "succeeded" | "failed" | "cancelled" | "aborting" | "aborted") | null;
            /** Line */
            line: string;
            /**
             * Next At
             * Format: date-time
             */
            next_at: string;
            /** Task */
            task: string;
        };
        /**
         * Delegate
         * @description Let somebody else decide in one's stead. Without acts: about everything.
         */
        Delegate: {
            /** Acts */
            acts?: string[] | null;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Reason */
            reason: string;
            /**
             * Substitute Id
             * Format: uuid
             */
            substitute_id: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * DelegationView
         * @description For a while the substitute decides in the account's stead; `acts` None means all.
         */
        DelegationView: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Acts */
            acts: string[] | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Name
             * @default
             */
            name: string;
            /** Reason */
            reason: string;
            /**
             * Substitute
             * @default
             */
            substitute: string;
            /**
             * Substitute Id
             * Format: uuid
             */
            substitute_id: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * DeliveryView
         * @description One e-mail or text message. Its body is not shown: it was for one person.
         */
        DeliveryView: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Address */
            address: string | null;
            /** Attempts */
            attempts: number;
            /**
             * Channel
             * @enum {string}
             */
            channel: "email" | "sms";
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Error */
            error: string | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Next Try At */
            next_try_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "sent" | "failed" | "no_provider" | "no_address";
            /** Subject */
            subject: string;
            /** Template */
            template: string;
        };
        /**
         * DepartmentView
         * @description A department, with who leads it.
         */
        DepartmentView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Leader */
            leader: string | null;
            /** Leader Id */
            leader_id: string | null;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string[];
            /** People Count */
            people_count: number;
            /** Position */
            position: number;
            /** Version */
            version: number;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * DictionaryView
         * @description One dictionary with its items in order.
         */
        DictionaryView: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Code */
            code: string;
            /** Is System */
            is_system: boolean;
            /** Items */
            items: components["schemas"]["ItemView"][];
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Version */
            version: number;
        };
        /**
         * DifferenceView
         * @description One thing that would be made, changed or removed.
         */
        DifferenceView: {
            /** Changes */
            changes: components["schemas"]["ProposedChangeView"][];
            /** Name */
            name: string;
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
        };
        /**
         * DisableAccount
         * @description Why, for colleagues who wonder later.
         */
        DisableAccount: {
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /** DoorView */
        DoorView: {
            /**
             * Level
             * @enum {string}
             */
            level: "read" | "write";
            /** Method */
            method: string;
            /** Name */
            name: string;
            /** Operation */
            operation: string;
            /** Path */
            path: string;
        };
        /**
         * EditAccount
         * @description What is left out stays, so that nobody clears what he may not see.
         */
        EditAccount: {
            /** Email */
            email?: string | null;
            /**
             * Language
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Name */
            name: string;
            /** Phone */
            phone?: string | null;
            /** Version */
            version: number;
        };
        /** EditDepartment */
        EditDepartment: {
            /** Leader Id */
            leader_id?: string | null;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Position
             * @default 0
             */
            position: number;
            /** Version */
            version: number;
        };
        /**
         * EditDictionary
         * @description Names and all items as they shall be, in order; what is not named is removed.
         */
        EditDictionary: {
            /** Items */
            items: components["schemas"]["Item"][];
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Version */
            version: number;
        };
        /**
         * EditFlow
         * @description The act stays what it is. Requests on their way keep the steps that they began with.
         */
        EditFlow: {
            conditions: components["schemas"]["Conditions"];
            /** Enabled */
            enabled: boolean;
            /** Name */
            name: string;
            /** Priority */
            priority: number;
            /** Steps */
            steps: components["schemas"]["Step"][];
            /** Version */
            version: number;
        };
        /**
         * EditMe
         * @description What everybody may change of himself.
         */
        EditMe: {
            /**
             * Language
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Name */
            name: string;
        };
        /** EditNode */
        EditNode: {
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Position
             * @default 0
             */
            position: number;
            /** Version */
            version: number;
        };
        /** EditRole */
        EditRole: {
            /** Category Ids */
            category_ids?: string[] | null;
            /** Channel Ids */
            channel_ids?: string[] | null;
            /**
             * Data Scope
             * @default all
             * @enum {string}
             */
            data_scope: "all" | "department_and_below" | "department" | "own" | "chosen";
            /** Department Ids */
            department_ids?: string[] | null;
            /**
             * Description
             * @default
             */
            description: string;
            /** Field Rights */
            field_rights?: {
                [key: string]: "hidden" | "masked" | "read" | "write";
            };
            /** Merchant Ids */
            merchant_ids?: string[] | null;
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            /**
             * State
             * @default active
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
            /** Warehouse Ids */
            warehouse_ids?: string[] | null;
        };
        /** EditRule */
        EditRule: {
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** From Minute */
            from_minute?: number | null;
            /**
             * Lock Out Ok
             * @default false
             */
            lock_out_ok: boolean;
            /**
             * Networks
             * @default []
             */
            networks: string[];
            /**
             * Note
             * @default
             */
            note: string;
            /** To Minute */
            to_minute?: number | null;
            /** Version */
            version: number;
            /**
             * Weekdays
             * @default []
             */
            weekdays: number[];
        };
        /**
         * EditTemplate
         * @description `version` as it was read: 0 where the house's own wording still holds.
         */
        EditTemplate: {
            /** Body En */
            body_en: string;
            /** Body Zh */
            body_zh: string;
            /** Enabled */
            enabled: boolean;
            /** Subject En */
            subject_en: string;
            /** Subject Zh */
            subject_zh: string;
            /** Version */
            version: number;
        };
        /** EditWebhook */
        EditWebhook: {
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** Kinds */
            kinds: string[];
            /**
             * Language
             * @default zh-CN
             * @enum {string}
             */
            language: "zh-CN" | "en-US";
            /** Name */
            name: string;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /**
         * EnrolmentView
         * @description What the app must learn, told this once: as a picture, as an address, or typed in.
         */
        EnrolmentView: {
            /** Address */
            address: string;
            /** Picture */
            picture: string;
            /** Secret */
            secret: string;
        };
        /**
         * EntryView
         * @description One line of a statement: a transfer seen from one of its accounts.
         */
        EntryView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Balance */
            balance: number;
            /**
             * Chain Id
             * Format: uuid
             */
            chain_id: string;
            /** Credit */
            credit: number;
            /** Debit */
            debit: number;
            /**
             * Document Id
             * Format: uuid
             */
            document_id: string;
            /** Document Kind */
            document_kind: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Other Account Id
             * Format: uuid
             */
            other_account_id: string;
            /** Pending */
            pending: number;
            /** Reason */
            reason: string;
        };
        /**
         * ExportView
         * @description One file; `rows_total` is known once it has begun.
         */
        ExportView: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Code */
            code: string | null;
            /** Filters */
            filters: {
                [key: string]: unknown;
            };
            /** Finished At */
            finished_at: string | null;
            /** Format */
            format: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /** List */
            list: string;
            /**
             * List Name
             * @description What people call the list.
             */
            readonly list_name: string;
            /**
             * Reason
             * @description Why it came to nothing.
             */
            readonly reason: string;
            /** Rows Done */
            rows_done: number;
            /** Rows Total */
            rows_total: number | null;
            /** Size Bytes */
            size_bytes: number | null;
            /** Sort */
            sort: string;
            /** Started At */
            started_at: string | null;
            /** State */
            state: string;
        };
        /**
         * FactorStateView
         * @description Whether somebody has a second factor, as it is written down; never its secret.
         */
        FactorStateView: {
            /**
             * Demanded
             * @default false
             */
            demanded: boolean;
            /** Enabled */
            enabled: boolean;
            /**
             * Recovery Codes Left
             * @default 0
             */
            recovery_codes_left: number;
            /** Since */
            since?: string | null;
        };
        /**
         * Fault
         * @description One thing that is wrong, and where: `body/lines/3/amount`, `query/limit`, `path/id`.
         */
        Fault: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Place */
            place: string;
        };
        /** FieldRightView */
        FieldRightView: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /**
             * Right
             * @enum {string}
             */
            right: "hidden" | "masked" | "read" | "write";
        };
        /**
         * FieldView
         * @description A field that not everybody may see.
         */
        FieldView: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * FileView
         * @description One file. `width` says that there are pictures of it to show.
         */
        FileView: {
            /** Deleted At */
            deleted_at: string | null;
            /** Deleted By */
            deleted_by: string | null;
            /** Height */
            height: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Media Type */
            media_type: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Purpose */
            purpose: string;
            /** Size Bytes */
            size_bytes: number;
            /**
             * State
             * @enum {string}
             */
            state: "stored" | "deleted";
            /**
             * Uploaded At
             * Format: date-time
             */
            uploaded_at: string;
            /**
             * Uploaded By
             * Format: uuid
             */
            uploaded_by: string;
            /** Uploaded By Name */
            uploaded_by_name?: string | null;
            /** Use Count */
            use_count: number;
            /** Warehouse Id */
            warehouse_id: string | null;
            /** Width */
            width: number | null;
        };
        /**
         * FlowDetailView
         * @description The same with the names of those who are approvers by name.
         */
        FlowDetailView: {
            /** Act */
            act: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            conditions: components["schemas"]["Conditions"];
            /** Enabled */
            enabled: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** People */
            people: components["schemas"]["PersonView"][];
            /** Priority */
            priority: number;
            /** Steps */
            steps: components["schemas"]["FlowStepView"][];
            /** Version */
            version: number;
        };
        /**
         * FlowStepView
         * @description A step as it is shown.
         */
        FlowStepView: {
            /** Approvers */
            approvers: components["schemas"]["Approver"][];
            /** Hours */
            hours: number;
            /**
             * Mode
             * @enum {string}
             */
            mode: "any" | "all";
            /** Name */
            name: string;
            /**
             * Overdue
             * @enum {string}
             */
            overdue: "expire" | "remind";
        };
        /** FlowView */
        FlowView: {
            /** Act */
            act: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            conditions: components["schemas"]["Conditions"];
            /** Enabled */
            enabled: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Priority */
            priority: number;
            /** Steps */
            steps: components["schemas"]["FlowStepView"][];
            /** Version */
            version: number;
        };
        /**
         * FunctionView
         * @description A function such as `identity.account`: what roles give, at one of two levels.
         */
        FunctionView: {
            /** Code */
            code: string;
            /** Consoles */
            consoles: ("platform" | "merchant" | "warehouse")[];
            /** Doors */
            doors: components["schemas"]["DoorView"][];
            /** Levels */
            levels: ("read" | "write")[];
            /** Module */
            module: string;
            /** Module Name */
            module_name: string;
            /** Name */
            name: string;
        };
        /**
         * GiveMembership
         * @description A role at a place; neither merchant nor warehouse named: the platform itself.
         */
        GiveMembership: {
            /** Department Id */
            department_id?: string | null;
            /** Merchant Id */
            merchant_id?: string | null;
            /** Post Id */
            post_id?: string | null;
            /**
             * Role Id
             * Format: uuid
             */
            role_id: string;
            /** Warehouse Id */
            warehouse_id?: string | null;
        };
        /**
         * GoToPlace
         * @description Neither named: the platform itself.
         */
        GoToPlace: {
            /** Merchant Id */
            merchant_id?: string | null;
            /** Warehouse Id */
            warehouse_id?: string | null;
        };
        /**
         * HappeningView
         * @description One line of the story; `by` is empty for what the house did by itself.
         */
        HappeningView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Id */
            by_id: string | null;
            /** Comment */
            comment: string;
            /** For Id */
            for_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Stead */
            stead: string;
            /** Step */
            step: number;
        };
        /**
         * Hit
         * @description One thing that was found. `link` leads to it inside the console.
         */
        Hit: {
            /** Kind */
            kind: string;
            /** Link */
            link: string;
            /** Note */
            note: string;
            /** Title */
            title: string;
        };
        /**
         * HoldingsView
         * @description An account with its totals. `balance` and `free` are seen from the side it grows on.
         */
        HoldingsView: {
            /** Balance */
            balance: number;
            /** Book */
            book: string;
            /** Counted */
            counted: boolean;
            /** Credits Pending */
            credits_pending: number;
            /** Credits Posted */
            credits_posted: number;
            /** Debits Pending */
            debits_pending: number;
            /** Debits Posted */
            debits_posted: number;
            /** Free */
            free: number;
            /**
             * Home Id
             * Format: uuid
             */
            home_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Limited */
            limited: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Owner Id
             * Format: uuid
             */
            owner_id: string;
            /** Side */
            side: string;
            /** Unit */
            unit: string;
        };
        /** ImportView */
        ImportView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /** Applied At */
            applied_at: string | null;
            /** Change Count */
            change_count: number;
            /** Create Count */
            create_count: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done Count */
            done_count: number;
            /** File Name */
            file_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Ignored Titles */
            ignored_titles: string[];
            /** Importer */
            importer: string;
            /** Kept Count */
            kept_count: number;
            /**
             * Merchant Id
             * Format: uuid
             */
            merchant_id: string;
            /** Refused Count */
            refused_count: number;
            /** Same Count */
            same_count: number;
            /** Sheet */
            sheet: string;
            /** State */
            state: string;
            /** Titles Row */
            titles_row: number;
            /** Undone At */
            undone_at: string | null;
            /** Undone Count */
            undone_count: number;
            /** Wrong Count */
            wrong_count: number;
        };
        /**
         * Item
         * @description One item as it shall be.
         */
        Item: {
            /** Code */
            code: string;
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * ItemView
         * @description One item; `is_system` ones may be renamed and switched off, not removed.
         */
        ItemView: {
            /** Code */
            code: string;
            /** Enabled */
            enabled: boolean;
            /** Is System */
            is_system: boolean;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** JobView */
        JobView: {
            /** Args */
            args: {
                [key: string]: unknown;
            };
            /** Attempts */
            attempts: number;
            /** Error */
            error: string | null;
            /** Failed At */
            failed_at: string | null;
            /** Id */
            id: number;
            /** Lock */
            lock: string | null;
            /** Run At */
            run_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "todo" | "doing" | "succeeded" | "failed" | "cancelled" | "aborting" | "aborted";
            /** Task */
            task: string;
        };
        JsonValue: unknown;
        /**
         * KindView
         * @description Something a webhook may hear, by the name that people use.
         */
        KindView: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * LagView
         * @description One subscriber: its slowest lane against the end of the log, and what is set aside.
         */
        LagView: {
            /** Failed Count */
            failed_count: number;
            /** Lanes */
            lanes: number;
            /** Position */
            position: number;
            /** Positions Behind */
            positions_behind: number;
            /** Seconds Behind */
            seconds_behind: number;
            /** Subscriber */
            subscriber: string;
            /** Waiting Count */
            waiting_count: number;
        };
        /**
         * LevelView
         * @description How far somebody may use a function.
         */
        LevelView: {
            /** Code */
            code: string;
            /**
             * Level
             * @enum {string}
             */
            level: "none" | "read" | "write";
            /** Module */
            module: string;
            /** Module Name */
            module_name: string;
            /** Name */
            name: string;
        };
        /**
         * LogChangesView
         * @description The same with its differences; `cut` of them were shortened or left out.
         */
        LogChangesView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /** Actor Login */
            actor_login: string;
            /** Actor Name */
            actor_name: string;
            /** Address */
            address: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changes */
            changes: components["schemas"]["LogDifferenceView"][];
            /** Code */
            code: string | null;
            /** Cut */
            cut: number;
            /** Door */
            door: string;
            /**
             * Door Name
             * @description What people call the door.
             */
            readonly door_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Method */
            method: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
            /** Position */
            position: number;
            /**
             * Reason
             * @description Why it was refused.
             */
            readonly reason: string;
            /** Refused */
            refused: boolean;
            /** Request Id */
            request_id: string | null;
            /** Status */
            status: number;
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
            /**
             * Thing Name
             * @description What people call this kind of thing.
             */
            readonly thing_name: string;
            /** User Agent */
            user_agent: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * LogDetailView
         * @description One entry as its page shows it, with what else the same deed changed.
         */
        LogDetailView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /** Actor Login */
            actor_login: string;
            /** Actor Name */
            actor_name: string;
            /** Address */
            address: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changes */
            changes: components["schemas"]["LogDifferenceView"][];
            /** Code */
            code: string | null;
            /** Cut */
            cut: number;
            /** Door */
            door: string;
            /**
             * Door Name
             * @description What people call the door.
             */
            readonly door_name: string;
            /** Hash */
            hash: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Method */
            method: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
            /** Position */
            position: number;
            /**
             * Reason
             * @description Why it was refused.
             */
            readonly reason: string;
            /** Refused */
            refused: boolean;
            /** Related */
            related: components["schemas"]["LogEntryView"][];
            /** Request Id */
            request_id: string | null;
            /** Status */
            status: number;
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
            /**
             * Thing Name
             * @description What people call this kind of thing.
             */
            readonly thing_name: string;
            /** User Agent */
            user_agent: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * LogDifferenceView
         * @description One field before and after; `hidden` when the reader may not see what it held.
         */
        LogDifferenceView: {
            after: components["schemas"]["JsonValue"];
            before: components["schemas"]["JsonValue"];
            /** Field */
            field: string;
            /**
             * Field Name
             * @description What people call the field.
             */
            readonly field_name: string;
            /** Hidden */
            hidden?: boolean;
            /** Sensitive */
            sensitive?: string | null;
        };
        /**
         * LogEntryView
         * @description A line of the log, without its differences.
         */
        LogEntryView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /** Actor Login */
            actor_login: string;
            /** Actor Name */
            actor_name: string;
            /** Address */
            address: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Code */
            code: string | null;
            /** Door */
            door: string;
            /**
             * Door Name
             * @description What people call the door.
             */
            readonly door_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Method */
            method: string;
            /** Name */
            name: string;
            /** Path */
            path: string;
            /** Position */
            position: number;
            /**
             * Reason
             * @description Why it was refused.
             */
            readonly reason: string;
            /** Refused */
            refused: boolean;
            /** Request Id */
            request_id: string | null;
            /** Status */
            status: number;
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
            /**
             * Thing Name
             * @description What people call this kind of thing.
             */
            readonly thing_name: string;
            /** User Agent */
            user_agent: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * LoginAccountView
         * @description An account as somebody sees it: only memberships that he reaches.
         */
        LoginAccountView: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Demo */
            demo: boolean;
            /** Disabled Reason */
            disabled_reason: string;
            /** Email */
            email: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** In Hand */
            in_hand: boolean;
            /** Language */
            language: string;
            /** Last Login At */
            last_login_at: string | null;
            /** Left At */
            left_at: string | null;
            /** Login */
            login: string;
            /** Memberships */
            memberships: components["schemas"]["MembershipView"][];
            /** Must Change Password */
            must_change_password: boolean;
            /** Name */
            name: string;
            /** Phone */
            phone: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled" | "left";
            /** Version */
            version: number;
        };
        /**
         * LoginView
         * @description One try to sign in.
         */
        LoginView: {
            /** Account Id */
            account_id: string | null;
            /** Address */
            address: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Code */
            code: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Login */
            login: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /**
             * Reason
             * @description Why it was refused.
             */
            readonly reason: string;
            /** Refused */
            refused: boolean;
            /** Session Id */
            session_id: string | null;
            /** User Agent */
            user_agent: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /** MakeDepartment */
        MakeDepartment: {
            /** Leader Id */
            leader_id?: string | null;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Position
             * @default 0
             */
            position: number;
        };
        /**
         * MakeDictionary
         * @description A new dictionary, still without items.
         */
        MakeDictionary: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * MakeNode
         * @description Without a parent: a root of the tree.
         */
        MakeNode: {
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Position
             * @default 0
             */
            position: number;
        };
        /**
         * MakeRule
         * @description For one account, the holders of one role, or everybody at a console.
         */
        MakeRule: {
            /** Account Id */
            account_id?: string | null;
            /** Console */
            console?: ("platform" | "merchant" | "warehouse") | null;
            /**
             * Enabled
             * @default true
             */
            enabled: boolean;
            /** From Minute */
            from_minute?: number | null;
            /**
             * Lock Out Ok
             * @default false
             */
            lock_out_ok: boolean;
            /**
             * Networks
             * @default []
             */
            networks: string[];
            /**
             * Note
             * @default
             */
            note: string;
            /** Role Id */
            role_id?: string | null;
            /** To Minute */
            to_minute?: number | null;
            /**
             * Weekdays
             * @default []
             */
            weekdays: number[];
        };
        /**
         * MembershipView
         * @description One membership of a person, as which and where.
         */
        MembershipView: {
            /** Department */
            department: string | null;
            /** Department Id */
            department_id: string | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Post */
            post: string | null;
            /** Post Id */
            post_id: string | null;
            role: components["schemas"]["RoleBrief"];
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * MessageView
         * @description A message as its reader sees it.
         */
        MessageView: {
            /** Body */
            body: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Link */
            link: string;
            /** Read At */
            read_at: string | null;
            /** Subject */
            subject: string;
            /** Template */
            template: string;
        };
        /**
         * MeView
         * @description The caller as the consoles know him: what to greet, what to show, what to hide.
         */
        MeView: {
            /** All Fields */
            all_fields: boolean;
            /** Department Ids */
            department_ids: string[] | null;
            /** Fields */
            fields: {
                [key: string]: "hidden" | "masked" | "read" | "write";
            };
            /** Has Second Factor */
            has_second_factor: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /** Login */
            login: string;
            /** Merchant Ids */
            merchant_ids: string[] | null;
            /** Must Change Password */
            must_change_password: boolean;
            /** Must Set Up Second Factor */
            must_set_up_second_factor: boolean;
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            place: components["schemas"]["PlaceView"];
            /** Places */
            places: components["schemas"]["PlaceView"][];
            /** Warehouse Ids */
            warehouse_ids: string[] | null;
        };
        /**
         * NamedCode
         * @description A code as the log keeps it, and what people call it.
         */
        NamedCode: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * NamesView
         * @description How subscribers, tasks and promises are called, by the names that machines use.
         */
        NamesView: {
            /** Promises */
            promises: {
                [key: string]: string;
            };
            /** Subscribers */
            subscribers: {
                [key: string]: string;
            };
            /** Tasks */
            tasks: {
                [key: string]: string;
            };
        };
        /** Page[AccountView] */
        Page_AccountView_: {
            /** Items */
            items: components["schemas"]["AccountView"][];
            /** Next */
            next: string | null;
        };
        /** Page[CallView] */
        Page_CallView_: {
            /** Items */
            items: components["schemas"]["CallView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ChangeView] */
        Page_ChangeView_: {
            /** Items */
            items: components["schemas"]["ChangeView"][];
            /** Next */
            next: string | null;
        };
        /** Page[DelegationView] */
        Page_DelegationView_: {
            /** Items */
            items: components["schemas"]["DelegationView"][];
            /** Next */
            next: string | null;
        };
        /** Page[DeliveryView] */
        Page_DeliveryView_: {
            /** Items */
            items: components["schemas"]["DeliveryView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ExportView] */
        Page_ExportView_: {
            /** Items */
            items: components["schemas"]["ExportView"][];
            /** Next */
            next: string | null;
        };
        /** Page[FileView] */
        Page_FileView_: {
            /** Items */
            items: components["schemas"]["FileView"][];
            /** Next */
            next: string | null;
        };
        /** Page[FlowView] */
        Page_FlowView_: {
            /** Items */
            items: components["schemas"]["FlowView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ImportView] */
        Page_ImportView_: {
            /** Items */
            items: components["schemas"]["ImportView"][];
            /** Next */
            next: string | null;
        };
        /** Page[JobView] */
        Page_JobView_: {
            /** Items */
            items: components["schemas"]["JobView"][];
            /** Next */
            next: string | null;
        };
        /** Page[LogChangesView] */
        Page_LogChangesView_: {
            /** Items */
            items: components["schemas"]["LogChangesView"][];
            /** Next */
            next: string | null;
        };
        /** Page[LogEntryView] */
        Page_LogEntryView_: {
            /** Items */
            items: components["schemas"]["LogEntryView"][];
            /** Next */
            next: string | null;
        };
        /** Page[LoginAccountView] */
        Page_LoginAccountView_: {
            /** Items */
            items: components["schemas"]["LoginAccountView"][];
            /** Next */
            next: string | null;
        };
        /** Page[LoginView] */
        Page_LoginView_: {
            /** Items */
            items: components["schemas"]["LoginView"][];
            /** Next */
            next: string | null;
        };
        /** Page[MessageView] */
        Page_MessageView_: {
            /** Items */
            items: components["schemas"]["MessageView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ParkedView] */
        Page_ParkedView_: {
            /** Items */
            items: components["schemas"]["ParkedView"][];
            /** Next */
            next: string | null;
        };
        /** Page[ProofView] */
        Page_ProofView_: {
            /** Items */
            items: components["schemas"]["ProofView"][];
            /** Next */
            next: string | null;
        };
        /** Page[RequestView] */
        Page_RequestView_: {
            /** Items */
            items: components["schemas"]["RequestView"][];
            /** Next */
            next: string | null;
        };
        /** Page[RestrictionView] */
        Page_RestrictionView_: {
            /** Items */
            items: components["schemas"]["RestrictionView"][];
            /** Next */
            next: string | null;
        };
        /** Page[RoleView] */
        Page_RoleView_: {
            /** Items */
            items: components["schemas"]["RoleView"][];
            /** Next */
            next: string | null;
        };
        /** Page[SessionView] */
        Page_SessionView_: {
            /** Items */
            items: components["schemas"]["SessionView"][];
            /** Next */
            next: string | null;
        };
        /** Page[SettingChangeView] */
        Page_SettingChangeView_: {
            /** Items */
            items: components["schemas"]["SettingChangeView"][];
            /** Next */
            next: string | null;
        };
        /** Page[SiteView] */
        Page_SiteView_: {
            /** Items */
            items: components["schemas"]["SiteView"][];
            /** Next */
            next: string | null;
        };
        /** Page[WebhookView] */
        Page_WebhookView_: {
            /** Items */
            items: components["schemas"]["WebhookView"][];
            /** Next */
            next: string | null;
        };
        /**
         * ParkedView
         * @description One parked event with what it says; without name and body once it was archived.
         */
        ParkedView: {
            /** Attempts */
            attempts: number;
            /** Body */
            body: {
                [key: string]: unknown;
            } | null;
            /** Error */
            error: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string;
            /** Name */
            name: string | null;
            /**
             * Parked At
             * Format: date-time
             */
            parked_at: string;
            /** Position */
            position: number;
            /** Reason */
            reason: string | null;
            /** Settled At */
            settled_at: string | null;
            /** Settled By */
            settled_by: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "failed" | "waiting" | "replayed" | "skipped";
            /** Subscriber */
            subscriber: string;
        };
        /**
         * PasswordView
         * @description The new password, told this once; its owner has to change it.
         */
        PasswordView: {
            /** Password */
            password: string;
        };
        /**
         * PersonView
         * @description Somebody, as he is shown to those who work with him.
         */
        PersonView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PlaceView
         * @description One place of work. The name is empty for the platform, and for a place not told of yet.
         */
        PlaceView: {
            /**
             * Console
             * @enum {string}
             */
            console: "platform" | "merchant" | "warehouse";
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * PostStep
         * @description Carry out a reservation, whole or in part.
         */
        PostStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "post";
            /** Amount */
            amount?: number | null;
            /**
             * Hold Id
             * Format: uuid
             */
            hold_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Keep Rest
             * @default false
             */
            keep_rest: boolean;
        };
        /**
         * PostView
         * @description What people are in a place.
         */
        PostView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string[];
            /** People Count */
            people_count: number;
            /** Position */
            position: number;
            /** Version */
            version: number;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /** PreferencesView */
        PreferencesView: {
            /** Wishes */
            wishes: components["schemas"]["WishView"][];
        };
        /**
         * PreferenceView
         * @description The value under a key; null when there is none.
         */
        PreferenceView: {
            value: components["schemas"]["JsonValue"];
        };
        /**
         * PreviewRole
         * @description What somebody would see who had such a role.
         */
        PreviewRole: {
            /** Category Ids */
            category_ids?: string[] | null;
            /** Channel Ids */
            channel_ids?: string[] | null;
            /** Console */
            console?: ("platform" | "merchant" | "warehouse") | null;
            /**
             * Data Scope
             * @default all
             * @enum {string}
             */
            data_scope: "all" | "department_and_below" | "department" | "own" | "chosen";
            /** Department Ids */
            department_ids?: string[] | null;
            /** Field Rights */
            field_rights?: {
                [key: string]: "hidden" | "masked" | "read" | "write";
            };
            /** Merchant Ids */
            merchant_ids?: string[] | null;
            /** Permissions */
            permissions: string[];
            /** Warehouse Ids */
            warehouse_ids?: string[] | null;
        };
        /**
         * PreviewView
         * @description What one person, or whoever has a role, may do and see at one place.
         */
        PreviewView: {
            /**
             * Console
             * @enum {string}
             */
            console: "platform" | "merchant" | "warehouse";
            /** Fields */
            fields: components["schemas"]["FieldRightView"][];
            /** Functions */
            functions: components["schemas"]["LevelView"][];
            /** Reach */
            reach: components["schemas"]["ReachView"][];
        };
        /**
         * Problem
         * @description Why a request was not carried out. Nothing was changed by it.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Errors
             * @default []
             */
            errors: components["schemas"]["Fault"][];
            /** Instance */
            instance: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * ProofView
         * @description One run over all promises.
         */
        ProofView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Broken */
            broken: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Verdicts */
            verdicts: components["schemas"]["VerdictView"][];
        };
        /**
         * ProposedChangeView
         * @description One field before and after; `hidden` when the reader may not see what it holds.
         *
         *     `sensitive` is the code of the field's right. A code that this release does not know shows
         *     nothing.
         */
        ProposedChangeView: {
            after: components["schemas"]["JsonValue"];
            before: components["schemas"]["JsonValue"];
            /** Field */
            field: string;
            /** Hidden */
            hidden?: boolean;
            /** Sensitive */
            sensitive?: string | null;
        };
        /**
         * ProveOneself
         * @description One's own password, once more.
         */
        ProveOneself: {
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * ReachView
         * @description One kind of reach, in a sentence: everywhere, nowhere, or by name.
         */
        ReachView: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "merchants" | "warehouses" | "departments" | "categories" | "channels";
            /** Words */
            words: string;
        };
        /** Ready */
        Ready: {
            /**
             * Ready
             * @default true
             */
            ready: boolean;
            /** Step */
            step: string;
        };
        /**
         * Reason
         * @description Why a row is not taken. `cell` is its address (`B7`), or the row's number.
         */
        Reason: {
            /** Cell */
            cell: string;
            /** Code */
            code: string;
            /** Text */
            text: string;
            /** Title */
            title: string | null;
        };
        /**
         * RebuildTotals
         * @description Accounts whose running totals are to be made from their transfers anew.
         */
        RebuildTotals: {
            /** Account Ids */
            account_ids: string[];
        };
        /**
         * RecoveryCodesView
         * @description To be printed and kept; told this once.
         */
        RecoveryCodesView: {
            /** Recovery Codes */
            recovery_codes: string[];
        };
        /**
         * Refuse
         * @description A refusal says why.
         */
        Refuse: {
            /** Comment */
            comment: string;
        };
        /** Release */
        Release: {
            /** Step */
            step: string;
            /** Version */
            version: string;
        };
        /**
         * ReplayView
         * @description How a replay came out: `error` is what stopped it, `left` is what still waits.
         */
        ReplayView: {
            /** Done */
            done: number;
            /** Error */
            error: string | null;
            /** Left */
            left: number;
        };
        /**
         * RequestDetailView
         * @description All of a request but its command.
         */
        RequestDetailView: {
            /** Act */
            act: string;
            /**
             * Act Name
             * @default
             */
            act_name: string;
            /** Amount Fen */
            amount_fen: number | null;
            /**
             * Asked By
             * Format: uuid
             */
            asked_by: string;
            /**
             * Asker
             * @default
             */
            asker: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Cause */
            cause: string | null;
            /** Differences */
            differences: components["schemas"]["DifferenceView"][];
            /** Due At */
            due_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Failure */
            failure: string | null;
            /** Flow Name */
            flow_name: string | null;
            /** Flow Version */
            flow_version: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** May Decide */
            may_decide: boolean;
            /** May Withdraw */
            may_withdraw: boolean;
            /** Merchant Id */
            merchant_id: string | null;
            /** Number */
            number: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired";
            /** Step */
            step: number;
            /** Step Name */
            step_name: string | null;
            /** Steps */
            steps: components["schemas"]["StepView"][];
            /** Steps Count */
            steps_count: number;
            /** Story */
            story: components["schemas"]["HappeningView"][];
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
            /** Title */
            title: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * RequestView
         * @description A request as it stands in a list. `step_name` says what it waits at, or ended at.
         */
        RequestView: {
            /** Act */
            act: string;
            /**
             * Act Name
             * @default
             */
            act_name: string;
            /** Amount Fen */
            amount_fen: number | null;
            /**
             * Asked By
             * Format: uuid
             */
            asked_by: string;
            /**
             * Asker
             * @default
             */
            asker: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Cause */
            cause: string | null;
            /** Due At */
            due_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Failure */
            failure: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Number */
            number: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired";
            /** Step */
            step: number;
            /** Step Name */
            step_name: string | null;
            /** Steps Count */
            steps_count: number;
            /** Thing */
            thing: string;
            /** Thing Id */
            thing_id: string;
            /** Title */
            title: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * ReserveStep
         * @description Set an amount aside.
         */
        ReserveStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "reserve";
            /** Amount */
            amount: number;
            /**
             * Credit Id
             * Format: uuid
             */
            credit_id: string;
            /**
             * Debit Id
             * Format: uuid
             */
            debit_id: string;
            /** Expires At */
            expires_at?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * ResetPassword
         * @description Without a password one is made up.
         */
        ResetPassword: {
            /** Password */
            password?: string | null;
        };
        /**
         * ResetSetting
         * @description Put it back to its default.
         */
        ResetSetting: {
            /** Version */
            version: number;
        };
        /** ResetTemplate */
        ResetTemplate: {
            /** Version */
            version: number;
        };
        /**
         * RestrictionView
         * @description A rule as administrators see it. Minutes count from midnight, local time.
         */
        RestrictionView: {
            /** Account */
            account: string | null;
            /** Account Id */
            account_id: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Console */
            console: ("platform" | "merchant" | "warehouse") | null;
            /** Enabled */
            enabled: boolean;
            /** From Minute */
            from_minute: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Networks */
            networks: (string)[];
            /** Note */
            note: string;
            /** Place */
            place: string | null;
            /** Role */
            role: string | null;
            /** Role Id */
            role_id: string | null;
            /** Scope */
            scope: string;
            /** To Minute */
            to_minute: number | null;
            /** Version */
            version: number;
            /** Warehouse Id */
            warehouse_id: string | null;
            /** Weekdays */
            weekdays: number[];
        };
        /**
         * RoleBrief
         * @description A role by name. One that came with houtai is called in the reader's language.
         */
        RoleBrief: {
            /** Built In */
            built_in: boolean;
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * RoleView
         * @description A role with all that it gives; reach that is null is open.
         */
        RoleView: {
            /** Built In */
            built_in: boolean;
            /** Category Ids */
            category_ids: string[] | null;
            /** Channel Ids */
            channel_ids: string[] | null;
            /** Code */
            code: string;
            /**
             * Console
             * @enum {string}
             */
            console: "platform" | "merchant" | "warehouse";
            /**
             * Data Scope
             * @enum {string}
             */
            data_scope: "all" | "department_and_below" | "department" | "own" | "chosen";
            /** Department Ids */
            department_ids: string[] | null;
            /** Description */
            description: string;
            /** Field Rights */
            field_rights: {
                [key: string]: "hidden" | "masked" | "read" | "write";
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Member Count */
            member_count: number;
            /** Merchant Id */
            merchant_id: string | null;
            /** Merchant Ids */
            merchant_ids: string[] | null;
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled";
            /** Version */
            version: number;
            /** Warehouse Id */
            warehouse_id: string | null;
            /** Warehouse Ids */
            warehouse_ids: string[] | null;
        };
        /**
         * SessionView
         * @description A session that is open. The place is empty for the platform.
         */
        SessionView: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Address */
            address: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Current */
            current: boolean;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
            /** Login */
            login: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Place */
            place: string | null;
            /** User Agent */
            user_agent: string;
            /** Warehouse Id */
            warehouse_id: string | null;
        };
        /**
         * SetMemberships
         * @description All memberships of a person that lie in the actor's reach; others stay as they are.
         */
        SetMemberships: {
            /** Memberships */
            memberships: components["schemas"]["GiveMembership"][];
            /** Version */
            version: number;
        };
        /**
         * SetPreference
         * @description Any JSON value; null forgets it.
         */
        SetPreference: {
            value?: components["schemas"]["JsonValue"];
        };
        /**
         * SetPreferences
         * @description What one does not want, as `<channel>:<template>`, all of it.
         */
        SetPreferences: {
            /** Muted */
            muted: string[];
        };
        /**
         * SettingChangeView
         * @description One change. None stands for the default.
         */
        SettingChangeView: {
            after: components["schemas"]["JsonValue"];
            before: components["schemas"]["JsonValue"];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Changed By
             * Format: uuid
             */
            changed_by: string;
            /** Changed By Name */
            changed_by_name?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Version */
            version: number;
        };
        /**
         * SettingView
         * @description One setting, with what its form asks for.
         */
        SettingView: {
            /** Changed At */
            changed_at: string | null;
            /** Changed By */
            changed_by: string | null;
            /** Changed By Name */
            changed_by_name?: string | null;
            /** Choices */
            choices: {
                [key: string]: string;
            };
            /** Code */
            code: string;
            default: components["schemas"]["JsonValue"];
            /** Group */
            group: string;
            /** Group Name */
            group_name: string;
            /** Help */
            help: string;
            /** Is Set */
            is_set: boolean;
            /** Name */
            name: string;
            value: components["schemas"]["JsonValue"];
            /** Version */
            version: number;
            /** Wanted */
            wanted: {
                [key: string]: unknown;
            };
        };
        /** ShowSecondFactor */
        ShowSecondFactor: {
            /**
             * Bearer
             * @default false
             */
            bearer: boolean;
            /**
             * Code
             * Format: password
             */
            code: string;
            /** Ticket */
            ticket: string;
        };
        /**
         * SignedInView
         * @description Either a new session, whose token is told to programs only and this once; or a ticket with
         *     which the second factor is to be shown.
         */
        SignedInView: {
            /** Account Id */
            account_id?: string | null;
            /** Expires At */
            expires_at?: string | null;
            /**
             * Must Change Password
             * @default false
             */
            must_change_password: boolean;
            /**
             * Must Set Up Second Factor
             * @default false
             */
            must_set_up_second_factor: boolean;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "signed_in" | "second_factor_required";
            /** Ticket */
            ticket?: string | null;
            /** Ticket Expires At */
            ticket_expires_at?: string | null;
            /** Token */
            token?: string | null;
        };
        /**
         * SignIn
         * @description With a console, its places are preferred to begin at.
         */
        SignIn: {
            /**
             * Bearer
             * @default false
             */
            bearer: boolean;
            /** Console */
            console?: ("platform" | "merchant" | "warehouse") | null;
            /** Login */
            login: string;
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * SiteView
         * @description A merchant or a warehouse that somebody could be given a membership of.
         */
        SiteView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "merchant" | "warehouse";
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
        };
        /**
         * SkipParked
         * @description Never deliver this event; the reason stays.
         */
        SkipParked: {
            /** Reason */
            reason: string;
        };
        /**
         * StatementView
         * @description A page of entries, newest first; `next` names where the page before it in time begins.
         */
        StatementView: {
            /** Entries */
            entries: components["schemas"]["EntryView"][];
            /** Next */
            next: string | null;
        };
        /**
         * Step
         * @description One decision: of any of the approvers, or of all of them, within a time.
         */
        Step: {
            /** Approvers */
            approvers: components["schemas"]["Approver"][];
            /** Hours */
            hours: number;
            /**
             * Mode
             * @enum {string}
             */
            mode: "any" | "all";
            /** Name */
            name: string;
            /**
             * Overdue
             * @enum {string}
             */
            overdue: "expire" | "remind";
        };
        /**
         * StepView
         * @description A step of the request; nobody is asked about one that has not begun.
         */
        StepView: {
            /** Hours */
            hours: number;
            /** Mode */
            mode: string;
            /** Name */
            name: string;
            /** Overdue */
            overdue: string;
            /** People */
            people: components["schemas"]["AssignedView"][];
        };
        /**
         * SubjectsView
         * @description What can be looked for: kinds of things, and doors.
         */
        SubjectsView: {
            /** Doors */
            doors: components["schemas"]["NamedCode"][];
            /** Things */
            things: components["schemas"]["NamedCode"][];
        };
        /**
         * SummaryView
         * @description One dictionary in the list of all.
         */
        SummaryView: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Code */
            code: string;
            /** Enabled Count */
            enabled_count: number;
            /** Is System */
            is_system: boolean;
            /** Item Count */
            item_count: number;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * TemplatePlaceView
         * @description Something that may stand in braces, and what it means.
         */
        TemplatePlaceView: {
            /** Meaning */
            meaning: string;
            /** Name */
            name: string;
        };
        /**
         * TemplateView
         * @description One template by one channel. Version 0: nobody has changed it yet.
         */
        TemplateView: {
            /** Body En */
            body_en: string;
            /** Body Zh */
            body_zh: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "in_app" | "email" | "sms" | "webhook";
            /** Code */
            code: string;
            /** Edited At */
            edited_at: string | null;
            /** Edited By */
            edited_by: string | null;
            /** Enabled */
            enabled: boolean;
            /** Name */
            name: string;
            /** Places */
            places: components["schemas"]["TemplatePlaceView"][];
            /** Subject En */
            subject_en: string;
            /** Subject Zh */
            subject_zh: string;
            /** Version */
            version: number;
        };
        /**
         * TemplateWords
         * @description The texts of a template in both languages.
         */
        TemplateWords: {
            /** Body En */
            body_en: string;
            /** Body Zh */
            body_zh: string;
            /** Subject En */
            subject_en: string;
            /** Subject Zh */
            subject_zh: string;
        };
        /**
         * TransferStep
         * @description Move an amount now.
         */
        TransferStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "transfer";
            /** Amount */
            amount: number;
            /**
             * Credit Id
             * Format: uuid
             */
            credit_id: string;
            /**
             * Debit Id
             * Format: uuid
             */
            debit_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * TransferView
         * @description A transfer as it was written.
         */
        TransferView: {
            /**
             * Actor Id
             * Format: uuid
             */
            actor_id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Chain Id
             * Format: uuid
             */
            chain_id: string;
            /**
             * Credit Account Id
             * Format: uuid
             */
            credit_account_id: string;
            /**
             * Debit Account Id
             * Format: uuid
             */
            debit_account_id: string;
            /**
             * Document Id
             * Format: uuid
             */
            document_id: string;
            /** Document Kind */
            document_kind: string;
            /** Hold Id */
            hold_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Pending */
            pending: number;
            /** Posted */
            posted: number;
            /** Reason */
            reason: string;
        };
        /**
         * TryView
         * @description One try: what came back, or why nothing did.
         */
        TryView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Error */
            error: string | null;
            /** Excerpt */
            excerpt: string;
            /** Milliseconds */
            milliseconds: number;
            /** Number */
            number: number;
            /** Status */
            status: number | null;
        };
        /**
         * UnreadView
         * @description How many are unread; 1000 stands for more than 999.
         */
        UnreadView: {
            /** Count */
            count: number;
        };
        /**
         * VerdictView
         * @description How one promise came out; `breaches` names the first places where it is broken.
         */
        VerdictView: {
            /** Breaches */
            breaches: components["schemas"]["BreachView"][];
            /** Name */
            name: string;
            /** Seconds */
            seconds: number;
        };
        /**
         * VoidStep
         * @description Give a reservation back.
         */
        VoidStep: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "void";
            /**
             * Hold Id
             * Format: uuid
             */
            hold_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * WebhookSecretView
         * @description The secret is told this once.
         */
        WebhookSecretView: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Secret */
            secret: string;
        };
        /**
         * WebhookView
         * @description A webhook without its secret. `opened_at`: since when it is left alone after failures.
         */
        WebhookView: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Created By
             * Format: uuid
             */
            created_by: string;
            /** Enabled */
            enabled: boolean;
            /** Failures In Row */
            failures_in_row: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kinds */
            kinds: string[];
            /** Language */
            language: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** Opened At */
            opened_at: string | null;
            /** Probe At */
            probe_at: string | null;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /**
         * WholeCallView
         * @description One call with what was said and every try.
         */
        WholeCallView: {
            /** Attempts */
            attempts: number;
            /** Body */
            body: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Error */
            error: string | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Next Try At */
            next_try_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "delivered" | "failed";
            /** Status */
            status: number | null;
            /** Tries */
            tries: components["schemas"]["TryView"][];
            /** Webhook */
            webhook: string;
            /**
             * Webhook Id
             * Format: uuid
             */
            webhook_id: string;
        };
        /**
         * WishView
         * @description One template by one channel outside: whether it is on at all, and whether one muted it.
         */
        WishView: {
            /**
             * Channel
             * @enum {string}
             */
            channel: "email" | "sms";
            /** Enabled */
            enabled: boolean;
            /** Muted */
            muted: boolean;
            /** Name */
            name: string;
            /** Template */
            template: string;
        };
        /** Withdraw */
        Withdraw: {
            /**
             * Comment
             * @default
             */
            comment: string;
        };
        /**
         * WordsPreviewView
         * @description What readers of either language would read.
         */
        WordsPreviewView: {
            en: components["schemas"]["WordsView"];
            zh: components["schemas"]["WordsView"];
        };
        /**
         * WordsView
         * @description What somebody would read.
         */
        WordsView: {
            /** Body */
            body: string;
            /** Subject */
            subject: string;
        };
        /**
         * WordView
         * @description One word that may be chosen, in the reader's language.
         */
        WordView: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * WriteChain
         * @description A chain written by hand: the way to correct what was wrong is a further transfer.
         */
        WriteChain: {
            /**
             * Document Id
             * Format: uuid
             */
            document_id: string;
            /** Document Kind */
            document_kind: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reason */
            reason: string;
            /** Steps */
            steps: (components["schemas"]["TransferStep"] | components["schemas"]["ReserveStep"] | components["schemas"]["PostStep"] | components["schemas"]["VoidStep"])[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    approvals_list_acts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActView"][];
                };
            };
        };
    };
    approvals_count_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsView"];
                };
            };
        };
    };
    approvals_list_decided: {
        parameters: {
            query?: {
                act?: string | null;
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired")[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RequestView_"];
                };
            };
        };
    };
    approvals_list_delegations: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DelegationView_"];
                };
            };
        };
    };
    approvals_delegate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Delegate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    approvals_end_delegation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                delegation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approvals_list_flows: {
        parameters: {
            query?: {
                act?: string | null;
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id" | "act" | "-act";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FlowView_"];
                };
            };
        };
    };
    approvals_create_flow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFlow"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    approvals_show_flow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowDetailView"];
                };
            };
        };
    };
    approvals_edit_flow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                flow_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditFlow"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approvals_list_mine: {
        parameters: {
            query?: {
                act?: string | null;
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired")[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RequestView_"];
                };
            };
        };
    };
    approvals_find_colleagues: {
        parameters: {
            query?: {
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"][];
                };
            };
        };
    };
    approvals_list_requests: {
        parameters: {
            query?: {
                act?: string | null;
                after?: string | null;
                asked_by?: string | null;
                limit?: number;
                merchant_id?: string | null;
                number?: string | null;
                sort?: "id" | "-id";
                state?: ("waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired")[] | null;
                thing_id?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RequestView_"];
                };
            };
        };
    };
    approvals_show_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestDetailView"];
                };
            };
        };
    };
    approvals_approve_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approve"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approvals_refuse_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refuse"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approvals_withdraw_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdraw"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approvals_list_tasks: {
        parameters: {
            query?: {
                act?: string | null;
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("waiting" | "granted" | "done" | "failed" | "refused" | "withdrawn" | "expired")[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RequestView_"];
                };
            };
        };
    };
    audit_list_entries: {
        parameters: {
            query?: {
                actor?: string | null;
                address?: string | null;
                after?: string | null;
                at_before?: string | null;
                at_from?: string | null;
                door?: string | null;
                limit?: number;
                result?: ("done" | "refused") | null;
                sort?: "at" | "-at";
                text?: string | null;
                thing?: string | null;
                thing_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LogEntryView_"];
                };
            };
        };
    };
    audit_show_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogDetailView"];
                };
            };
        };
    };
    audit_list_logins: {
        parameters: {
            query?: {
                account?: string | null;
                address?: string | null;
                after?: string | null;
                at_before?: string | null;
                at_from?: string | null;
                limit?: number;
                login?: string | null;
                result?: ("done" | "refused") | null;
                sort?: "at" | "-at";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LoginView_"];
                };
            };
        };
    };
    audit_list_subjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectsView"];
                };
            };
        };
    };
    audit_list_history: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "at" | "-at";
            };
            header?: never;
            path: {
                thing: string;
                thing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LogChangesView_"];
                };
            };
        };
    };
    branding_show_branding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandingView"];
                };
            };
        };
    };
    branding_show_logo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    dictionaries_list_dictionaries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryView"][];
                };
            };
        };
    };
    dictionaries_make_dictionary: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeDictionary"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    dictionaries_show_dictionary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DictionaryView"];
                };
            };
        };
    };
    dictionaries_edit_dictionary: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditDictionary"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    dictionaries_remove_dictionary: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    dictionaries_list_words: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordView"][];
                };
            };
        };
    };
    exports_list_exports: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExportView_"];
                };
            };
        };
    };
    exports_ask_for_export: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskForExport"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    exports_show_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
        };
    };
    exports_cancel_export: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exports_fetch_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    files_list_files: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                name?: string | null;
                purpose?: string[] | null;
                sort?: "id" | "-id";
                state?: ("stored" | "deleted") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FileView_"];
                };
            };
        };
    };
    files_upload_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_files_upload_file"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
        };
    };
    files_show_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
        };
    };
    files_delete_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    files_fetch_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    files_show_picture: {
        parameters: {
            query?: {
                size?: "small" | "large";
            };
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    files_restore_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_accounts: {
        parameters: {
            query?: {
                after?: string | null;
                department_id?: string | null;
                limit?: number;
                merchant_id?: string | null;
                role_id?: string | null;
                sort?: "id" | "-id" | "login" | "-login" | "name" | "-name";
                state?: ("active" | "disabled" | "left") | null;
                text?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LoginAccountView_"];
                };
            };
        };
    };
    identity_create_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccount"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_show_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAccountView"];
                };
            };
        };
    };
    identity_edit_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditAccount"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_disable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DisableAccount"] | null;
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_enable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_leave: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_set_memberships: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetMemberships"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It gives more than the caller has: others were asked to agree first */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedView"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_reset_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordView"];
                };
            };
        };
    };
    identity_preview_account: {
        parameters: {
            query?: {
                merchant_id?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewView"];
                };
            };
        };
    };
    identity_show_second_factor_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorStateView"];
                };
            };
        };
    };
    identity_reset_second_factor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_departments: {
        parameters: {
            query?: {
                merchant_id?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentView"][];
                };
            };
        };
    };
    identity_create_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeDepartment"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_edit_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                department_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditDepartment"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_delete_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                department_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldView"][];
                };
            };
        };
    };
    identity_list_functions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FunctionView"][];
                };
            };
        };
    };
    identity_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
        };
    };
    identity_edit_me: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditMe"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_show_preference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                preference_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferenceView"];
                };
            };
        };
    };
    identity_set_preference: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                preference_key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPreference"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_show_own_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorStateView"];
                };
            };
        };
    };
    identity_begin_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveOneself"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentView"];
                };
            };
        };
    };
    identity_confirm_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmFactor"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesView"];
                };
            };
        };
    };
    identity_renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveOneself"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesView"];
                };
            };
        };
    };
    identity_remove_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveOneself"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_own_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"][];
                };
            };
        };
    };
    identity_end_own_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_end_other_sessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_posts: {
        parameters: {
            query?: {
                merchant_id?: string | null;
                warehouse_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostView"][];
                };
            };
        };
    };
    identity_create_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeNode"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_edit_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                post_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditNode"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_delete_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                post_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_roles: {
        parameters: {
            query?: {
                after?: string | null;
                console?: ("platform" | "merchant" | "warehouse") | null;
                limit?: number;
                sort?: "id" | "-id" | "code" | "-code";
                state?: ("active" | "disabled") | null;
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RoleView_"];
                };
            };
        };
    };
    identity_create_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRole"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_show_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
        };
    };
    identity_edit_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditRole"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It gives more than the caller has: others were asked to agree first */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedView"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_delete_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_copy_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyRole"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_preview_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRole"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewView"];
                };
            };
        };
    };
    identity_list_sessions: {
        parameters: {
            query?: {
                account_id?: string | null;
                after?: string | null;
                limit?: number;
                login?: string | null;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SessionView_"];
                };
            };
        };
    };
    identity_sign_in_here: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInView"];
                };
            };
        };
    };
    identity_end_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_sign_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_go_to_place: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoToPlace"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_show_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowSecondFactor"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInView"];
                };
            };
        };
    };
    identity_list_sign_in_rules: {
        parameters: {
            query?: {
                account_id?: string | null;
                after?: string | null;
                console?: ("platform" | "merchant" | "warehouse") | null;
                limit?: number;
                role_id?: string | null;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RestrictionView_"];
                };
            };
        };
    };
    identity_make_sign_in_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeRule"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    identity_show_sign_in_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestrictionView"];
                };
            };
        };
    };
    identity_edit_sign_in_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditRule"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_remove_sign_in_rule: {
        parameters: {
            query?: {
                lock_out_ok?: boolean;
            };
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    identity_list_sites: {
        parameters: {
            query?: {
                after?: string | null;
                kind?: ("merchant" | "warehouse") | null;
                limit?: number;
                sort?: "id" | "-id";
                text?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SiteView_"];
                };
            };
        };
    };
    ledger_list_accounts: {
        parameters: {
            query?: {
                after?: string | null;
                book?: string | null;
                home_id?: string | null;
                kind?: string | null;
                limit?: number;
                owner_id?: string | null;
                sort?: "id" | "-id";
                unit?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountView_"];
                };
            };
        };
    };
    ledger_show_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldingsView"];
                };
            };
        };
    };
    ledger_read_statement: {
        parameters: {
            query?: {
                before?: string | null;
                limit?: number;
                until?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
        };
    };
    ledger_write_chain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteChain"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainTaken"];
                };
            };
        };
    };
    ledger_list_transfers_of_document: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferView"][];
                };
            };
        };
    };
    ledger_rebuild_totals: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RebuildTotals"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
        };
    };
    machine_list_crons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CronView"][];
                };
            };
        };
    };
    machine_run_cron: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    machine_count_jobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountView"][];
                };
            };
        };
    };
    machine_list_jobs: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("todo" | "doing" | "succeeded" | "failed" | "cancelled" | "aborting" | "aborted")[] | null;
                task?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_JobView_"];
                };
            };
        };
    };
    machine_cancel_job: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                job_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    machine_retry_job: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                job_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    machine_list_names: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamesView"];
                };
            };
        };
    };
    machine_list_parked: {
        parameters: {
            query?: {
                after?: string | null;
                key?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("failed" | "waiting" | "replayed" | "skipped")[] | null;
                subscriber?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ParkedView_"];
                };
            };
        };
    };
    machine_replay_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                parked_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayView"];
                };
            };
        };
    };
    machine_skip_parked: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                parked_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipParked"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    machine_list_proofs: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProofView_"];
                };
            };
        };
    };
    machine_start_proof: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    machine_list_subscribers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LagView"][];
                };
            };
        };
    };
    notices_list_deliveries: {
        parameters: {
            query?: {
                account_id?: string | null;
                after?: string | null;
                channel?: ("email" | "sms") | null;
                created_before?: string | null;
                created_from?: string | null;
                limit?: number;
                sort?: "created_at" | "-created_at";
                state?: ("waiting" | "sent" | "failed" | "no_provider" | "no_address")[] | null;
                template?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeliveryView_"];
                };
            };
        };
    };
    notices_retry_delivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_list_messages: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                template?: string | null;
                unread?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MessageView_"];
                };
            };
        };
    };
    notices_read_message: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_read_all_messages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_count_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadView"];
                };
            };
        };
    };
    notices_show_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesView"];
                };
            };
        };
    };
    notices_set_preferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPreferences"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_stream_news: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Events `unread` with the number of unread messages, as JSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    notices_list_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"][];
                };
            };
        };
    };
    notices_show_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "in_app" | "email" | "sms" | "webhook";
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
        };
    };
    notices_edit_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                channel: "in_app" | "email" | "sms" | "webhook";
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditTemplate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_reset_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                channel: "in_app" | "email" | "sms" | "webhook";
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetTemplate"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_preview_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateWords"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordsPreviewView"];
                };
            };
        };
    };
    notices_try_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    notices_list_webhook_calls: {
        parameters: {
            query?: {
                after?: string | null;
                kind?: string | null;
                limit?: number;
                sort?: "id" | "-id";
                state?: ("waiting" | "delivered" | "failed")[] | null;
                webhook_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CallView_"];
                };
            };
        };
    };
    notices_show_webhook_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeCallView"];
                };
            };
        };
    };
    notices_replay_webhook_call: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_list_webhook_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KindView"][];
                };
            };
        };
    };
    notices_list_webhooks: {
        parameters: {
            query?: {
                after?: string | null;
                enabled?: boolean | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WebhookView_"];
                };
            };
        };
    };
    notices_create_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhook"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretView"];
                };
            };
        };
    };
    notices_show_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
        };
    };
    notices_edit_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditWebhook"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_remove_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notices_renew_webhook_secret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretView"];
                };
            };
        };
    };
    notices_try_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    search_search: {
        parameters: {
            query: {
                text: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hit"][];
                };
            };
        };
    };
    settings_list_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingView"][];
                };
            };
        };
    };
    settings_change_setting: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSetting"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    settings_list_setting_changes: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SettingChangeView_"];
                };
            };
        };
    };
    settings_reset_setting: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetSetting"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sheets_list_imports: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "id" | "-id";
            };
            header?: never;
            path: {
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ImportView_"];
                };
            };
        };
    };
    sheets_upload: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                importer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_sheets_upload"];
            };
        };
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    sheets_one_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    sheets_apply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                import_id: string;
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    sheets_list_rows: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
                sort?: "row" | "-row";
                state?: ("same" | "wrong" | "planned" | "done" | "refused" | "undone" | "kept")[] | null;
            };
            header?: never;
            path: {
                import_id: string;
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ChangeView_"];
                };
            };
        };
    };
    sheets_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Chosen by the client, new for each act. The same request sent again with it is not carried out again but gets the first answer for 48 hours. Ignored without a session. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                import_id: string;
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    sheets_wrong_rows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sheets_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
        };
    };
    health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
    health_release: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Problem details (RFC 9457); nothing was changed */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem details (RFC 9457); nothing was changed */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
        };
    };
}
